import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { bilingual } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Intent } from "../../message/meaning.ts";

const SENTENCES = {
  route: "not-yet.route",
  deadline: "not-yet.deadline",
  digest: "not-yet.digest",
  questionnaire: "not-yet.questionnaire",
  objection: "not-yet.objection",
} as const satisfies Partial<Record<Intent, string>>;

/** What is understood but not served in a conversation. */
export type NotYet = keyof typeof SENTENCES;

export interface NotYetAnswer {
  readonly localizer: Localizer;
  readonly intent: NotYet;
  readonly policy?: PolicyDocument | undefined;
  /** The article that speaks of it, where the policy has one. */
  readonly article?: string | undefined;
  /** Whom to ask; default: whoever looks after training at the school. */
  readonly contact?: string | undefined;
}

/** Says honestly that this is not done here, who does it, and what the policy says of it. */
export function notYetReply({
  localizer,
  intent,
  policy,
  article = "",
  contact,
}: NotYetAnswer): Reply {
  const text = policy?.articles[article];
  return composeReply(localizer, {
    lead: localizer.t(SENTENCES[intent], { contact: contact ?? localizer.t("common.contact") }),
    lines: [
      text && localizer.t("article.told", { article, summary: bilingual(localizer, text.summary) }),
    ],
    articles: text ? [article] : [],
    policy,
  });
}
