import { addMonths, type Day } from "../../../domain/day.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { readAmounts } from "../../message/amounts.ts";
import type { Slots } from "../../message/meaning.ts";
import type { Message } from "../../message/message.ts";
import { NUMBER, readNumber } from "../../message/numerals.ts";

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

/** The slots with a time that lies ahead moved a year back: what is on record is behind. */
export function behind(slots: Slots, today: Day): Slots {
  const { date, from, to, ...others } = slots;
  const first = from ?? date ?? to;
  if (first === undefined || first <= today) return slots;
  const moved = Object.entries({ date, from, to }).flatMap(([key, day]) =>
    day === undefined ? [] : [[key, addMonths(day, -MONTHS)] as const],
  );
  return { ...others, ...Object.fromEntries(moved) };
}

const MONTHS = 12;

const COUNTED = new RegExp(
  `(?<count>${NUMBER})\\s?来?个?(?:学?分(?![钟别组])|credits?|points?)`,
  "giu",
);

/** Every amount that a text names, whatever it calls it: a record of 30 hours is also called one of 30 credits. */
export function amountsSaid(text: string): readonly number[] {
  const credits = [...text.matchAll(COUNTED)].flatMap(
    ({ groups }) => readNumber(groups?.count ?? "") ?? [],
  );
  return [...credits, ...readAmounts(text).map(({ value }) => value.count)];
}

/** How surely what a message states of a training is said of a record; far below nothing where it contradicts it. */
function agreement(
  record: TrainingRecord,
  { slots, said }: { readonly slots: Slots; readonly said: readonly number[] },
  isLecture: boolean,
): number {
  const { date, hours, level, activity, mode } = record;
  const [from = slots.date, to = slots.date] = [slots.from, slots.to];
  if (from && to && (date < from || date > to)) return CONTRADICTS;
  if (slots.year && !date.startsWith(slots.year)) return CONTRADICTS;
  const isTimed = from !== undefined || slots.year !== undefined;
  const same = (stated: unknown, own: unknown, points: number) =>
    stated === undefined || own === undefined ? 0 : stated === own ? points : -points;
  return (
    (isTimed ? PART : 0) +
    saysHours(slots, hours, said) +
    same(slots.hours, hours, PART) +
    (slots.mode !== undefined && slots.mode === mode ? PART : 0) +
    same(slots.level, level, 1) +
    (slots.activity !== undefined && slots.activity === activity ? PART : 0) +
    (isLecture === (record.role === "lecturer") ? (isLecture ? PART : 0) : -PART)
  );
}

/** Where no hours are stated, an amount of anything may be theirs. */
function saysHours(
  { hours: stated }: Slots,
  hours: number | undefined,
  said: readonly number[],
): number {
  return stated === undefined && hours !== undefined && said.includes(hours) ? PART : 0;
}

const CONTRADICTS = -1000;
/** A day or a kind alone is said of many records; with the hours, or a part of the title, it is this one. */
const ENOUGH = 2 * PART;

/**
 * The id of the one record that a text speaks of by its day, hours, kind or title. None where two fit
 * equally well, or none well enough.
 */
export function recordMeant(
  records: readonly TrainingRecord[],
  policy: PolicyDocument,
  { text, slots }: Pick<Message, "text" | "slots">,
  isLecture: boolean,
): string | undefined {
  const said = { slots, said: amountsSaid(text) };
  const scored = records
    .map((record) => {
      const title = record.title ? Math.min(likeness(record.title, text, ""), ENOUGH) : 0;
      return { id: record.id, score: agreement(record, said, isLecture) + title };
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score < ENOUGH) return recordNamed(records, policy, text);
  return first.score > (second?.score ?? 0) ? first.id : undefined;
}
