import { unitsToChooseFor } from "../../app/choose-policy.ts";
import { policyForPerson } from "../../app/policy-for-person.ts";
import type { Person } from "../../app/ports.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { bilingual } from "../replies/formatting.ts";
import { noSuchPolicyReply, policyShownReply } from "../replies/policy-replies.ts";
import { notAllowedReply } from "../replies/small-replies.ts";
import type { Voice } from "../replies/wording.ts";
import { answerArticle, policyAskedAbout } from "./article.ts";
import { choiceConfirmed, confirmChoice, proposeChoice } from "./propose-policy.ts";
import type { Answer, Scene } from "./scene.ts";

const CHOOSES = /^(?:选用|选择|采用|改用|使用|choose|use|adopt)\s?(\S+)(?:\s(.*))?$/iu;

const CLEARS = /^(?:不选|不用|unset|clear)(?:\s(.*))?$/iu;

/**
 * `/政策` alone shows which policy holds, `/政策 选用 <id>` proposes one for the unit one looks
 * after, `/政策 不选` none of its own, `/政策 确认 …` is what the button under a proposal says, and
 * anything else after the word is looked up in the policy's articles.
 */
export async function answerPolicy(scene: Scene): Promise<Answer> {
  const rest = scene.meaning.command?.rest.trim() ?? "";
  const { asker } = scene;
  if (rest === "") return showPolicy(scene);
  const change = asker && (await choiceConfirmed(scene, asker, rest));
  if (change) return confirmChoice(scene, asker, change);
  const cleared = CLEARS.exec(rest);
  const [, given, unit] = CHOOSES.exec(rest) ?? [];
  if (given === undefined && !cleared) return answerArticle(scene);
  if (!asker) return { reply: notAllowedReply(scene.voice), intent: "article" };
  if (given === undefined) return proposeChoice(scene, asker, undefined, cleared?.[1]?.trim());
  return choose(scene, asker, given, unit?.trim() || undefined);
}

/** Every policy that can be loaded; one that cannot is for the administrator to mend. */
export function usablePolicies({ deps }: Pick<Scene, "deps">): PolicyDocument[] {
  return deps.catalogue.ids.flatMap((id) => {
    try {
      return [deps.catalogue.document(id)];
    } catch {
      return [];
    }
  });
}

async function showPolicy(scene: Scene): Promise<Answer> {
  const { deps, voice, asker } = scene;
  const chosen = asker && (await policyForPerson(deps.store.roster, asker));
  const units = asker ? await unitsToChooseFor(deps.store.roster, asker) : [];
  const reply = policyShownReply({
    voice,
    policy: await policyAskedAbout(scene),
    unit: chosen?.unit.name,
    all: usablePolicies(scene),
    mayChoose: units.length > 0,
  });
  return { reply, intent: "article" };
}

function choicesFor(voice: Voice, policies: readonly PolicyDocument[]) {
  return policies.map(({ id, file }) => ({
    label: bilingual(voice, file.title),
    says: voice.say("policy.choose-says", { id }),
  }));
}

async function choose(
  scene: Scene,
  asker: Person,
  given: string,
  unit: string | undefined,
): Promise<Answer> {
  const { voice } = scene;
  const all = usablePolicies(scene);
  const policy = all.find(({ id, file }) => id === given || file.aliases.includes(given));
  if (policy) return proposeChoice(scene, asker, policy.id, unit);
  const choices = choicesFor(voice, all);
  return { reply: noSuchPolicyReply(voice, { given, choices }), intent: "article" };
}
