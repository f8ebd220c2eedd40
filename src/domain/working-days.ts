import { addDays, type Day, dayParts, weekday } from "./day.ts";
import type { MonthDay } from "./window.ts";

/** Days off, those of a weekend among them; both ends of a span belong to it. */
export type DaysOff = readonly { readonly from: MonthDay; readonly to: MonthDay }[];

/** What the government arranged for one year: weekdays off, and weekend days that are worked. */
export interface YearOfWork {
  readonly rest: DaysOff;
  /** Make-up workdays (调休上班). */
  readonly work: readonly MonthDay[];
}

/** Which days are worked (工作日), by the arrangements of the years that are known. */
export interface WorkingCalendar {
  /** In a year that is not known, every weekday but the days off of every year. */
  readonly isWorkingDay: (day: Day) => boolean;
  /** Whether the arrangements of the day's year are known. */
  readonly knows: (day: Day) => boolean;
}

/** @param otherwise the days that are off also in a year of which nothing is known */
export function createWorkingCalendar(
  years: ReadonlyMap<number, YearOfWork> = new Map(),
  otherwise: DaysOff = [],
): WorkingCalendar {
  const arranged = (day: Day) => years.get(dayParts(day).year);
  return {
    knows: (day) => arranged(day) !== undefined,
    isWorkingDay: (day) => {
      const { rest, work } = arranged(day) ?? { rest: otherwise, work: [] };
      const monthDay = day.slice(5);
      if (work.includes(monthDay)) return true;
      if (rest.some(({ from, to }) => from <= monthDay && monthDay <= to)) return false;
      return weekday(day) <= 5;
    },
  };
}

/** The working day that is the `count`-th from a day on, which itself is the first where it is worked. */
export function workingDayFrom(calendar: WorkingCalendar, start: Day, count: number): Day {
  let day = start;
  for (let left = count; ; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) left -= 1;
    if (left <= 0) return day;
  }
}

/** The last working day that is not later than a day. */
export function workingDayBy(calendar: WorkingCalendar, end: Day): Day {
  let day = end;
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** The years from one day to another whose arrangements are not known. */
export function yearsNotKnown(calendar: WorkingCalendar, from: Day, to: Day): number[] {
  const years = new Set<number>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!calendar.knows(day)) years.add(dayParts(day).year);
  }
  return [...years];
}
