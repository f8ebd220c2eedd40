import {
  addDays,
  type Day,
  dayParts,
  daysInMonth,
  isDay,
  makeDay,
  weekday,
} from "../../domain/day.ts";
import type { MonthPart, Span } from "./date-points.ts";

/** From Monday to Sunday; `offset` counts weeks from the one that holds `today`. */
export function weekOf(today: Day, offset: number): Span {
  const monday = addDays(today, 1 - weekday(today) + 7 * offset);
  return { from: monday, to: addDays(monday, 6) };
}

const PARTS: Readonly<Record<MonthPart, readonly [first: number, last: number]>> = {
  early: [1, 10],
  middle: [11, 20],
  late: [21, 31],
};

/** A month, or a third of one. */
export function monthOf(year: number, month: number, part?: MonthPart): Span {
  const [first, last] = part === undefined ? [1, 31] : PARTS[part];
  return { from: makeDay(year, month, first), to: makeDay(year, month, last) };
}

/** Whole years, from January to December. */
export function yearsOf(first: number, last: number): Span {
  return { from: makeDay(first, 1, 1), to: makeDay(last, 12, 31) };
}

/** The school year that starts in September of that year. */
export function schoolYearOf(year: number): Span {
  return { from: makeDay(year, 9, 1), to: makeDay(year + 1, 8, 31) };
}

/** The year in which the school year that holds `today` started. */
export function schoolYearAt(today: Day): number {
  const { year, month } = dayParts(today);
  return month >= 9 ? year : year - 1;
}

/** The day of that year, if the calendar has it: there is no 30 February. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return makeDay(year, month, day);
}

/** A time of every year (`MM-DD`), in the year in which it starts; 29 February only in leap years. */
export function yearlyOf(year: number, from: string, to: string): Span | undefined {
  const first = `${year}-${from}`;
  const last = `${to < from ? year + 1 : year}-${to}`;
  return isDay(first) && isDay(last) ? { from: first, to: last } : undefined;
}

/** The two terms of a calendar year, each as the first and last day of the year (`MM-DD`). */
export interface Terms {
  readonly spring: readonly [from: string, to: string];
  readonly autumn: readonly [from: string, to: string];
}

/** How a place divides its school year. */
export interface SchoolCalendar {
  readonly terms: Terms;
  /** Times of every year by the words for them, a pattern; `from` and `to` as `MM-DD`. */
  readonly yearly: readonly {
    readonly words: string;
    readonly from: string;
    readonly to: string;
  }[];
}

/** The term that runs on `today`, or ran last, moved by `offset` terms. */
export function termAt(today: Day, offset: number, terms: Terms): Span | undefined {
  const { year } = dayParts(today);
  const starts = [year - 2, year - 1, year, year + 1, year + 2].flatMap((each) => [
    yearlyOf(each, ...terms.spring),
    yearlyOf(each, ...terms.autumn),
  ]);
  const current = starts.findLastIndex((term) => term !== undefined && term.from <= today);
  return starts[current + offset];
}
