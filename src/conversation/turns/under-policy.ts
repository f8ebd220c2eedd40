import { nameInText } from "../../app/name-in-text.ts";
import { showStanding } from "../../app/show-standing.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { supposesPolicy } from "../follow/supposed-policy.ts";
import type { Intent } from "../message/meaning.ts";
import { extractSlots } from "../message/slots.ts";
import { statesAmount } from "../record-from-slots.ts";
import { noArithmeticReply } from "../replies/policy-replies.ts";
import { standingReply } from "../replies/standing-reply.ts";
import { tellOne } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";
import { focusOf } from "./standing.ts";
import { policyOf, whom } from "./whom.ts";

/** What names a policy at the beginning of a question: 按…的办法算. */
const POLICY_FIRST =
  /^.{1,24}?(?:办法|政策|规定|标准|规则|方案|文件)(?:来?算|来说|的话|下|之下|里)?[,，\s]{0,3}/u;

/** The scene with whoever is named right behind the policy; where a sentence begins, a name is read more surely. */
function withPersonNamed(scene: Scene): Scene {
  const { meaning, text, context } = scene;
  const { slots } = meaning;
  const { person = extractSlots(text.replace(POLICY_FIRST, ""), context).person } = slots;
  return person ? { ...scene, meaning: { ...meaning, slots: { ...slots, person } } } : scene;
}

/** What is asked of somebody's own figures, so that a policy named after it is one to compare with. */
const OF_FIGURES: ReadonlySet<Intent> = new Set(["standing", "plan", "lookup"]);

/** Whether a standing under another policy is asked for, by itself or as going on from before. */
async function isAsked({ asker, meaning, before, text, deps }: Scene): Promise<boolean> {
  if (before) return OF_FIGURES.has(meaning.intent) && !statesAmount(meaning.slots);
  const name =
    asker && (meaning.slots.person ?? (await nameInText(deps.store.roster, asker, text)));
  return supposesPolicy(text, meaning, name !== undefined);
}

/** After a standing under another policy, 「为什么」 asks for the article that sets it. */
function asksWhy({ meaning, before }: Scene): boolean {
  return meaning.intent === "why" && before?.intent === "standing";
}

/**
 * Answers how somebody would stand under the policy that a question names; nothing where that is
 * not asked. Under a policy that does not hold for them it says so, and converts nothing.
 */
export async function answerUnderPolicy(asked: Scene): Promise<Answer | undefined> {
  const scene = withPersonNamed(asked);
  const { meaning, asker, deps, voice, turn } = scene;
  const { policy: id } = meaning.slots;
  if (!asker || id === undefined) return undefined;
  const why = asksWhy(scene);
  if (!why && !(await isAsked(scene))) return undefined;
  const policy = deps.catalogue.document(id);
  if (!isApplicable(policy)) {
    return { reply: noArithmeticReply(voice, policy), intent: "standing" };
  }
  const about = await whom(scene, "standing", policy);
  if (about.kind === "settled") return { ...about.answer, intent: "standing" };
  const { facts, whose, person } = about;
  const holds = await policyOf(scene, person);
  const isOther = holds?.id !== id;
  if (why && !isOther) return undefined;
  const focus = focusOf(scene, policy);
  const standing = showStanding(policy, facts, turn.today, focus.year);
  const under = isOther ? { holds } : undefined;
  const reply = standingReply({ voice, policy, standing, whose, focus, under });
  const [first] = reply.citations;
  if (why && first) return { ...tellOne(scene, policy, first.article), intent: "why", aside: true };
  return { reply, subject: person.teacher.id, intent: "standing", slots: meaning.slots };
}
