import { addDays, type Day, dayParts, isDay, makeDay } from "./day.ts";

/** A span of days with a name; both ends belong to it. */
export interface Window {
  /** `2013`, or `2011-2015` for several years. */
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
}

export function contains(window: Window, day: Day): boolean {
  return window.from <= day && day <= window.to;
}

export function overlaps(window: Window, from: Day, to: Day): boolean {
  return window.from <= to && from <= window.to;
}

/** A day of the year without a year, `MM-DD`. */
export type MonthDay = string;

export function isMonthDay(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && isDay(`2000-${text}`);
}

function onDay(year: number, monthDay: MonthDay): Day {
  return makeDay(year, Number(monthDay.slice(0, 2)), Number(monthDay.slice(3)));
}

/**
 * How a policy cuts time into years: on which day one starts and ends, and which
 * is the first and the last.
 *
 * A year may end before the next begins (1 February to 30 January): a day in the
 * gap lies in no year. It is labelled by the calendar year in which it starts.
 */
export interface YearRule {
  readonly starts: MonthDay;
  /** Absent: the day before the next one starts. */
  readonly ends?: MonthDay | undefined;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

function yearWindow(rule: YearRule, year: number): Window {
  const from = onDay(year, rule.starts);
  const to =
    rule.ends === undefined
      ? addDays(onDay(year + 1, rule.starts), -1)
      : onDay(rule.ends < rule.starts ? year + 1 : year, rule.ends);
  return { label: String(year), from, to };
}

/** The year in which a day lies, if the policy has one there. */
export function yearOf(rule: YearRule, day: Day): Window | undefined {
  const { year } = dayParts(day);
  const start = day >= onDay(year, rule.starts) ? year : year - 1;
  if (start < (rule.first ?? start) || start > (rule.last ?? start)) return undefined;
  const window = yearWindow(rule, start);
  return contains(window, day) ? window : undefined;
}

/** Several years together: five-year cycles that follow each other from a first one. */
export interface CycleRule {
  readonly years: number;
  readonly first: number;
  /** The start year of the last cycle, where there is a last. */
  readonly last?: number | undefined;
}

/** The years `start` to `start + count - 1` as one window, labelled `2011-2015`. */
export function yearsTogether(rule: YearRule, start: number, count: number): Window {
  const end = start + count - 1;
  return {
    label: `${start}-${end}`,
    from: yearWindow(rule, start).from,
    to: yearWindow(rule, end).to,
  };
}

/** The cycle between whose first and last day a day lies, if there is one. */
export function cycleOf(rule: CycleRule, years: YearRule, day: Day): Window | undefined {
  const { year } = dayParts(day);
  const start = day >= onDay(year, years.starts) ? year : year - 1;
  const first = rule.first + Math.floor((start - rule.first) / rule.years) * rule.years;
  if (first < rule.first || first > (rule.last ?? first)) return undefined;
  const window = yearsTogether(years, first, rule.years);
  return contains(window, day) ? window : undefined;
}
