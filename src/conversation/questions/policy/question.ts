import { hasRoleFor } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import { policyForPerson } from "../../../app/policies/policy-for-person.ts";
import { readDraftName } from "../../../app/records/draft-name.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { bilingual } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Context, Situation } from "../../context.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { type Answer, question } from "../../question.ts";
import { notAllowedReply } from "../../replies/common-replies.ts";
import { noSuchPolicyReply, policyShownReply } from "../../replies/policy-replies.ts";
import { articleSearch } from "../article/question.ts";
import { notChosenReply } from "./choice-reply.ts";
import { choiceConfirmed, confirmChoice, proposeChoice } from "./propose-policy.ts";

const CHOOSES = /^(?:选用|选择|采用|改用|使用|choose|use|adopt)\s?(\S+)(?:\s(.*))?$/iu;

const CLEARS = /^(?:不选|不用|unset|clear)(?:\s(.*))?$/iu;

/**
 * `/政策` alone shows which policy holds, `/政策 选用 <id>` proposes one for the unit one looks
 * after, `/政策 不选` none of its own, `/政策 确认 …` is what the button under a proposal says, and
 * anything else after the word is looked up in the policy's articles.
 */
export const policyCommand = question({
  id: "policy.command",
  topic: "article",
  commands: ["policy"],
  followUp: "article.search",
  async answer(context) {
    const rest = context.message.command?.rest.trim() ?? "";
    const { asker } = context;
    if (rest === "") return showPolicy(context);
    const change = asker && (await choiceConfirmed(context, asker, rest));
    if (change) return confirmChoice(context, asker, change);
    const cleared = CLEARS.exec(rest);
    const [, given, unit] = CHOOSES.exec(rest) ?? [];
    if (given === undefined && !cleared) return articleSearch.answer(context, true);
    if (!asker) return { reply: notAllowedReply(context.localizer) };
    if (given === undefined) return proposeChoice(context, asker, undefined, cleared?.[1]?.trim());
    return choose(context, asker, given, unit?.trim() || undefined);
  },
});

/** Chooses the policy that was proposed in this thread. */
export const policyConfirm = question({
  id: "policy.confirm",
  topic: "article",
  acts: true,
  commands: ["confirm"],
  find: choosing,
  waits: (situation) => (isYes(situation.message.text) ? situation.thread?.choosing : undefined),
  answer: async (context, change) => context.asker && confirmChoice(context, context.asker, change),
});

/** Leaves the policy as it is that holds for the unit. */
export const policyCancel = question({
  id: "policy.cancel",
  topic: "article",
  acts: true,
  commands: ["cancel"],
  find: choosing,
  waits: (situation) => (isNo(situation.message.text) ? situation.thread?.choosing : undefined),
  answer: async ({ localizer }) => ({ reply: notChosenReply(localizer) }),
});

/** The change that is asked about here, where a command does not name a draft instead. */
function choosing({ message, thread }: Situation) {
  const namesDraft = readDraftName(message.command?.rest ?? "") !== undefined;
  return namesDraft ? undefined : thread?.choosing;
}

/** Every policy that can be loaded; one that cannot is for the administrator to fix. */
function usablePolicies({ deps }: Pick<Context, "deps">): PolicyDocument[] {
  return deps.catalogue.ids.flatMap((id) => {
    try {
      return [deps.catalogue.document(id)];
    } catch {
      return [];
    }
  });
}

async function showPolicy(context: Context): Promise<Answer> {
  const { deps, localizer, asker } = context;
  const chosen = asker && (await policyForPerson(deps.store.roster, asker));
  const reply = policyShownReply({
    localizer,
    policy: context.policy(),
    unit: chosen?.unit.name,
    all: usablePolicies(context),
    mayChoose: asker !== undefined && hasRoleFor(asker, "choose-policy"),
  });
  return { reply };
}

function choicesFor(localizer: Localizer, policies: readonly PolicyDocument[]) {
  return policies.map(({ id, title }) => ({
    label: bilingual(localizer, title),
    run: { command: "policy", args: localizer.t("policy.choose-args", { id }) },
  }));
}

async function choose(
  context: Context,
  asker: Person,
  given: string,
  unit: string | undefined,
): Promise<Answer> {
  const { localizer } = context;
  const all = usablePolicies(context);
  const policy = all.find(({ id, aliases }) => id === given || aliases.includes(given));
  if (policy) return proposeChoice(context, asker, policy.id, unit);
  const choices = choicesFor(localizer, all);
  return { reply: noSuchPolicyReply(localizer, { given, choices }) };
}
