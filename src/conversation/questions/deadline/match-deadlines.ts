import { addDays, addMonths, type Day, dayNumber, makeDay } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { type Due, dueBetween } from "../../../policy/procedures/deadline.ts";
import type { DeadlineFile } from "../../../policy/procedures/deadline-file.ts";
import { telling, tokens } from "../../articles/tokens.ts";
import { likeness, speaksOf } from "../../message/keywords.ts";
import type { Slots } from "../../message/meaning.ts";
import { nearestYear, tellsYear } from "../../message/year-told.ts";

/** Pairs of characters that a question must share with what is due before others are left out. */
const TELLING = 2;
/** Who shares so many with what is due speaks of it, though not by its name. */
const PLAINLY = 4;
/** What shares less than this part of the best is of somebody else, or of something else. */
const NEARLY = 0.5;

/**
 * The deadlines that a text speaks of, those it speaks most of first. Where it tells them apart, by
 * who hands in or what is handed in to whom, the others are left out.
 */
export function namedDeadlines(
  { deadlines, parties }: Pick<PolicyDocument, "deadlines" | "parties">,
  text: string,
): DeadlineFile[] {
  const said = new Set(tokens(telling(text)).filter((token) => token.length > 1));
  const named = deadlines.map((deadline) => {
    const { who, what, keywords } = deadline;
    const title = parties[who]?.title;
    const own = tokens([title?.zh, title?.en, what.zh, what.en].join(" "));
    const shared = new Set(own.filter((token) => said.has(token))).size;
    return { deadline, shared, words: likeness(keywords, text) };
  });
  const spokenOf = named.filter(({ words, shared }) => words > 0 || shared >= PLAINLY);
  const most = Math.max(...spokenOf.map(({ shared }) => shared));
  return spokenOf
    .filter(({ shared }) => most < TELLING || shared >= most * NEARLY)
    .sort((a, b) => b.words - a.words || b.shared - a.shared)
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
