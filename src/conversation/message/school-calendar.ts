import { addDays, type Day, dayParts, daysInMonth, makeDay, weekday } from "../../domain/day.ts";
import type { MonthPart, Point, Span } from "./date-points.ts";
import type { YearlyTime } from "./yearly-times.ts";

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

/** The two terms of a calendar year. */
export interface Terms {
  readonly spring: YearlyTime;
  readonly autumn: YearlyTime;
}

/** How a place divides its school year. */
export interface SchoolCalendar {
  readonly terms: Terms;
  /** Times of every year by the words for them, a pattern. */
  readonly yearly: readonly { readonly words: string; readonly time: YearlyTime }[];
}

/** A period without a day of its own; of none that could be settled either. */
export function periodOf(span: Span | undefined, isAbout = false): Point {
  if (span === undefined) return { kind: "none" };
  return { kind: "span", span, grain: "period", ...(isAbout ? { isAbout } : {}) };
}

/** The term that runs on `today`, or ran last, moved by `offset` terms. */
export function termAt(today: Day, offset: number, { spring, autumn }: Terms): Point {
  const { year } = dayParts(today);
  const starts = [year - 2, year - 1, year, year + 1, year + 2].flatMap((each) => [
    spring.spanIn(each),
    autumn.spanIn(each),
  ]);
  const current = starts.findLastIndex((term) => term !== undefined && term.from <= today);
  return periodOf(starts[current + offset], spring.isAbout || autumn.isAbout);
}
