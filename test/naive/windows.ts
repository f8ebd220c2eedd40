import type { Day } from "../../src/domain/day.ts";
import { dayOf } from "./days.ts";

/** A span of days, both ends included, with the label it is known by. */
export interface Window {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
}

/** Stands for "no last year": no date in use comes near it. */
const FAR = 2100;

function each<T>(first: number, last: number, step: number, make: (year: number) => T): T[] {
  const made: T[] = [];
  for (let year = first; year <= last; year += step) made.push(make(year));
  return made;
}

/** Calendar years, from the first to the last. */
export function calendarYears(first: number, last = FAR): Window[] {
  return each(first, last, 1, (year) => ({
    label: `${year}`,
    from: dayOf(year, 1, 1),
    to: dayOf(year, 12, 31),
  }));
}

/** Five calendar years each, one after the other without a gap. */
export function calendarCycles(first: number, last = FAR): Window[] {
  return each(first, last, 5, (year) => ({
    label: `${year}-${year + 4}`,
    from: dayOf(year, 1, 1),
    to: dayOf(year + 4, 12, 31),
  }));
}

/** From 1 September to 31 August, labelled by the year in which it starts. */
export function schoolYears(first: number, last = FAR): Window[] {
  return each(first, last, 1, (year) => ({
    label: `${year}`,
    from: dayOf(year, 9, 1),
    to: dayOf(year + 1, 8, 31),
  }));
}

/** Shaanxi: from 1 February to 30 January; 31 January lies in none. */
export function februaryYears(first: number, last = FAR): Window[] {
  return each(first, last, 1, (year) => ({
    label: `${year}`,
    from: dayOf(year, 2, 1),
    to: dayOf(year + 1, 1, 30),
  }));
}

/** Shaanxi: 2014-2018 runs from 2014-02-01 to 2019-01-30. */
export function februaryCycles(first: number, last = FAR): Window[] {
  return each(first, last, 5, (year) => ({
    label: `${year}-${year + 4}`,
    from: dayOf(year, 2, 1),
    to: dayOf(year + 5, 1, 30),
  }));
}

export function holds(window: Window, day: Day): boolean {
  return window.from <= day && day <= window.to;
}

export function windowOf(windows: readonly Window[], day: Day): Window | undefined {
  return windows.find((window) => holds(window, day));
}
