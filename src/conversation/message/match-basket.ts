import type { Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Slots } from "./meaning.ts";
import type { Vocabulary } from "./vocabulary.ts";

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
    (
      text
        .replace(GENERIC, " ")
        .toLowerCase()
        // school-based is one word: a school is in most sentences.
        .match(/[a-z]{3,}(?:-[a-z]+)*/g) ?? []
    ).filter(
      (word) =>
        !/^(?:how|what|many|much|have|need|still|this|year|enough|last|did|does)$/.test(word),
    )
  );
}

/** How much of what was said names the basket: by its title, or by what kind of record it takes. */
function likeness(
  policy: Pick<PolicyDocument, "baskets">,
  id: string,
  slots: Slots,
  text: string,
): number {
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
export function askedScope(
  policy: Pick<PolicyDocument, "baskets">,
  slots: Slots,
  text: string,
): string | undefined {
  const scored = Object.keys(policy.baskets)
    .map((id) => ({ id, likeness: likeness(policy, id, slots, text) }))
    .sort((a, b) => b.likeness - a.likeness);
  const [best] = scored;
  return best && best.likeness > 0 ? best.id : undefined;
}

/** The baskets of a policy that a text calls by a common name, in the order of the text: 新老师那150. */
export function partsNamed(
  policy: PolicyDocument,
  text: string,
  { parts }: Vocabulary,
): readonly string[] {
  return parts
    .filter(({ value }) => policy.baskets[value] !== undefined)
    .map(({ value, pattern }) => ({ value, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** The first part that a text calls by a common name, and of which the policy demands an amount. */
export function partDemanded(
  policy: Policy,
  text: string,
  vocabulary: Vocabulary,
): string | undefined {
  const { requirements, tracks } = policy.rules;
  const demanded = new Set([...requirements, ...tracks].map(({ of }) => of));
  return partsNamed(policy, text, vocabulary).find((part) => demanded.has(part));
}
