import { addDays, addMonths, type Day, dayNumber, makeDay } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { type Due, dueBetween } from "../../../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../../../policy/procedures/deadline-file.ts";
import { likeness, speaksOf } from "../../message/keywords.ts";
import type { Slots } from "../../message/meaning.ts";
import { nearestYear, tellsYear } from "../../message/year-told.ts";

/** The deadlines that a text speaks of by name, likeliest first. */
export function namedDeadlines(
  { deadlines }: Pick<PolicyDocument, "deadlines">,
  text: string,
): DeadlineFile[] {
  return deadlines
    .map((deadline) => ({ deadline, words: likeness(deadline.keywords, text) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words)
    .map(({ deadline }) => deadline);
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The span of days that a question tells. What is due 6月 lies ahead where no year is told, though
 * in other questions a month without a year is the one just past.
 */
export function spanAsked(slots: Slots, text: string, today: Day): Span | undefined {
  const { from, to, year } = slots;
  if (from && to) {
    const isPast = to < today && !tellsYear(text);
    return isPast ? { from: addMonths(from, 12), to: addMonths(to, 12) } : { from, to };
  }
  if (!year || !/^\d{4}$/.test(year)) return undefined;
  return { from: makeDay(Number(year), 1, 1), to: makeDay(Number(year), 12, 31) };
}

/** The day from which a deadline counts: what is due before something counts from its first day. */
export function eventOf(
  { within }: DeadlineFile,
  { date, from, to }: Slots,
  text: string,
  today: Day,
): Day | undefined {
  const told = within?.before ? (from ?? date) : (to ?? date);
  if (within && within.keywords.length > 0 && !speaksOf(within.keywords, text)) return undefined;
  return told && nearestYear(told, text, today);
}

/** Something that is due at all is due once in so many days. */
const AHEAD = 366 * 5;
const BACK = 366 * 50;

/** The next day of each deadline; of one that is over for good its last. */
export function nextOf(deadlines: readonly DeadlineFile[], today: Day): Due[] {
  return deadlines.flatMap((deadline) => {
    const [next] = dueBetween([deadline], today, addDays(today, AHEAD));
    const last = dueBetween([deadline], addDays(today, -BACK), today).at(-1);
    return next ?? last ?? [];
  });
}

/** First what a text names best; of what it names equally well the nearest to come, then what is over. */
export function nearestFirst(due: readonly Due[], text: string, today: Day): Due[] {
  const words = ({ deadline }: Due) => likeness(deadline.keywords, text);
  const isOver = ({ on }: Due) => Number(on < today);
  return [...due].sort(
    (a, b) => words(b) - words(a) || isOver(a) - isOver(b) || dayNumber(a.on) - dayNumber(b.on),
  );
}
