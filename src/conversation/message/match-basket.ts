import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Slots } from "./meaning.ts";

/** Words that stand in many titles and in most questions, and so tell no basket from another. */
const GENERIC =
  /培训|学分|学时|课程|教师|专题|训练|必修|training|credits?|hours?|teachers?|and|the|for|of|in/giu;

function pairs(text: string): string[] {
  const runs = text.replace(GENERIC, " ").match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs
    .map((run) => [...run])
    .flatMap((letters) => letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function words(text: string): string[] {
  return (
    text
      .replace(GENERIC, " ")
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? []
  ).filter(
    (word) => !/^(?:how|what|many|much|have|need|still|this|year|enough|last|did|does)$/.test(word),
  );
}

/** How much of what was said names the basket: by its title, or by what kind of record it takes. */
function likeness(policy: PolicyDocument, id: string, slots: Slots, text: string): number {
  const title = policy.baskets[id]?.title;
  // A title that is said in full is meant, and of several the longest.
  const whole = title && text.includes(title.zh) ? 4 * title.zh.length : 0;
  const chinese = title ? pairs(title.zh).filter((pair) => text.includes(pair)).length : 0;
  const said = words(text);
  const english = title ? words(title.en).filter((word) => said.includes(word)).length : 0;
  const kinds: readonly (string | undefined)[] = [
    slots.activity,
    slots.mode,
    ...(slots.themes ?? []),
  ];
  const exact = kinds.includes(id) ? 3 : 0;
  const within = kinds.some(
    (kind) => kind && kind !== "training" && id.split("-and-").includes(kind),
  );
  return whole + chinese * 2 + english * 2 + exact + (within ? 1 : 0);
}

/** The basket of a policy that a question speaks of, if it speaks of one. */
export function askedScope(policy: PolicyDocument, slots: Slots, text: string): string | undefined {
  const scored = Object.keys(policy.baskets)
    .map((id) => ({ id, likeness: likeness(policy, id, slots, text) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = scored;
  return best && best.likeness > 0 ? best.id : undefined;
}
