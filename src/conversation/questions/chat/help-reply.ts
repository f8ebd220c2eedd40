import { isApplicable } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { bilingual } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

/** One command as the help shows it, in the asker's language. */
export interface CommandLine {
  /** With its slash. */
  readonly word: string;
  readonly summary: string;
  readonly example?: string | undefined;
}

function policyLine(localizer: Localizer, policy: PolicyDocument): string {
  const named = { policy: bilingual(localizer, policy.title) };
  return isApplicable(policy)
    ? localizer.t("help.policy", named)
    : localizer.t("help.policy-read", named);
}

/** What the assistant can do, and by which policy it counts; whoever is known can ask on by buttons. */
export function helpReply(
  localizer: Localizer,
  commands: readonly CommandLine[],
  {
    policy,
    isKnown,
    isAsked = false,
  }: {
    readonly policy?: PolicyDocument | undefined;
    readonly isKnown: boolean;
    /** Whether it was asked in words what the assistant does, and not for its commands. */
    readonly isAsked?: boolean;
  },
): Reply {
  const items = commands.map(({ word, summary, example }) =>
    example && example !== word
      ? localizer.t("help.line-example", { word, summary, example })
      : localizer.t("help.line", { word, summary }),
  );
  return composeReply(localizer, {
    lead: localizer.t(isAsked ? "help.brief" : "help.lead"),
    lines: [
      isAsked ? localizer.t("help.lead") : undefined,
      policy && policyLine(localizer, policy),
    ],
    blocks: [{ kind: "list", items }],
    details: items,
    actions: isKnown ? nextQuestions(localizer, ["standing", "plan", "records"]) : [],
  });
}
