import { choosePolicy, unitsToChooseFor } from "../../../app/choose-policy.ts";
import { policyForPerson } from "../../../app/policy-for-person.ts";
import type { Person } from "../../../app/ports.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { bilingual } from "../../replies/formatting.ts";
import {
  chooseUnitReply,
  noSuchPolicyReply,
  policyChosenReply,
  policyShownReply,
} from "../../replies/policy-replies.ts";
import { notAllowedReply } from "../../replies/small-replies.ts";
import type { Voice } from "../../replies/wording.ts";
import { articleSearch } from "../article/question.ts";

const CHOOSES = /^(?:选用|选择|采用|改用|使用|choose|use|adopt)\s?(\S+)(?:\s(.*))?$/iu;

/**
 * `/政策` alone shows which policy holds, `/政策 选用 <id>` chooses one for the unit one looks
 * after, and anything else after the word is looked up in the policy's articles.
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
    const [, given, unit] = CHOOSES.exec(rest) ?? [];
    if (given === undefined) return articleSearch.answer(context, true);
    if (!asker) return { reply: notAllowedReply(context.voice) };
    return choose(context, asker, given, unit?.trim() || undefined);
  },
});

/** Every policy that can be loaded; one that cannot is for the administrator to mend. */
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
  const { deps, voice, asker } = context;
  const chosen = asker && (await policyForPerson(deps.store.roster, asker));
  const units = asker ? await unitsToChooseFor(deps.store.roster, asker) : [];
  const reply = policyShownReply({
    voice,
    policy: context.policy(),
    unit: chosen?.unit.name,
    all: usablePolicies(context),
    mayChoose: units.length > 0,
  });
  return { reply };
}

function choicesFor(voice: Voice, policies: readonly PolicyDocument[]) {
  return policies.map(({ id, file }) => ({
    label: bilingual(voice, file.title),
    says: voice.say("policy.choose-says", { id }),
  }));
}

async function choose(
  context: Context,
  asker: Person,
  given: string,
  unit: string | undefined,
): Promise<Answer> {
  const { voice, deps } = context;
  const all = usablePolicies(context);
  const policy = all.find(({ id, file }) => id === given || file.aliases.includes(given));
  if (!policy)
    return {
      reply: noSuchPolicyReply(voice, { given, choices: choicesFor(voice, all) }),
    };
  const choice = await choosePolicy(deps.store.roster, asker, policy.id, unit);
  if (choice.kind === "not-allowed") return { reply: notAllowedReply(voice) };
  if (choice.kind === "which-unit") {
    const units = choice.units.map(({ id, name }) => ({
      label: name,
      says: `${voice.say("policy.choose-says", { id: policy.id })} ${id}`,
    }));
    return { reply: chooseUnitReply(voice, units) };
  }
  const reply = policyChosenReply({ voice, policy, unit: choice.unit.name });
  return { reply, effects: choice.effects };
}
