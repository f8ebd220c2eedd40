import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";

/** Words that stand in many titles and in most questions, and so tell no record from another. */
const GENERIC =
  /校本|培训|研修|研训|讲座|学习|活动|课程|专题|网络|远程|线上|线下|在线|集中|面授|教研|教师|老师|[省市县区校]级|国家级|学分|学时|课时|继续教育|为什么|为啥|怎么|training|course|workshop|lecture|session|credits?|hours?|about|with|from|what|when|does|only|have|the|and/giu;
/** The whole title outweighs any number of its parts. */
const WHOLE = 100;
const PART = 2;
const SHORT = 2;

function pairsIn(text: string): string[] {
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  });
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[a-z]{3,}|\d+/g) ?? [];
}

/** The few characters by which 讲座乙 differs from 讲座甲, where the rest of the title is said too. */
function differsBy(title: string, own: string, said: string): boolean {
  const letters = [...own.replace(/\s/gu, "")];
  if (letters.length === 0 || letters.length > SHORT) return false;
  return [...title].every((letter) => said.includes(letter));
}

/** How surely a title is meant; words that also name a basket say nothing of a record. */
function likeness(title: string, said: string, ofBaskets: string): number {
  const own = title.replace(GENERIC, " ").trim();
  if (own !== "" && said.includes(title)) return WHOLE + title.length;
  const left = said.replace(GENERIC, " ");
  const parts = pairsIn(own).filter((pair) => left.includes(pair) && !ofBaskets.includes(pair));
  const words = wordsIn(own).filter((word) => wordsIn(left).includes(word));
  const score = (parts.length + words.length) * PART;
  return score > 0 ? score : Number(differsBy(title, own, said));
}

/**
 * The id of the one record whose title a text speaks of, also by a part of it: 骨干班 for
 * 小学数学骨干教师提高班. None where two come equally near.
 */
export function recordNamed(
  records: readonly TrainingRecord[],
  { baskets }: PolicyDocument,
  text: string,
): string | undefined {
  const ofBaskets = Object.values(baskets)
    .map(({ title }) => title.zh)
    .join(" ");
  const scored = records
    .flatMap(({ id, title }) => (title ? [{ id, score: likeness(title, text, ofBaskets) }] : []))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && first.score > (second?.score ?? 0) ? first.id : undefined;
}
