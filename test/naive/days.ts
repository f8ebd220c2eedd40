import type { Day } from "../../src/domain/day.ts";

/*
 * Calendar arithmetic of its own, on the platform's Date in UTC, so that a mistake in the
 * product's calendar shows.
 */

function instant(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of these numbers; `month` counts from 1 and may run over into other years. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return new Date(Date.UTC(year, month - 1, dayOfMonth)).toISOString().slice(0, 10) as Day;
}

export function yearOf(day: Day): number {
  return instant(day).getUTCFullYear();
}

export function daysAfter(day: Day, count: number): Day {
  return new Date(instant(day).getTime() + count * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The same day of the month, or the last day of a shorter month. */
export function monthsAfter(day: Day, count: number): Day {
  const start = instant(day);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + 1 + count];
  const sameDay = dayOf(year, month, start.getUTCDate());
  const lastDay = dayOf(year, month + 1, 0);
  return earlier(sameDay, lastDay);
}

/** How many days there are from the first to the last, both included. */
export function daysFromTo(first: Day, last: Day): number {
  return (instant(last).getTime() - instant(first).getTime()) / 86_400_000 + 1;
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
