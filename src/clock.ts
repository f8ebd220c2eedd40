import { type Day, isDay } from "./domain/day.ts";
import { Failure } from "./domain/failure.ts";

/** A moment, and the day it was where the school is. */
export interface Now {
  /** An ISO instant. */
  readonly at: string;
  readonly today: Day;
}

/** The moment an instant is, seen from a time zone. */
export function momentOf(instant: Date, timeZone: string): Now {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  return { at: instant.toISOString(), today: parts.format(instant) as Day };
}

/**
 * Reads `--at`: an instant, or a day, which is then taken at noon.
 *
 * @throws {Failure} usage/option if it is neither
 */
export function readMoment(text: string, timeZone: string): Now {
  if (isDay(text)) return { at: `${text}T04:00:00.000Z`, today: text };
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) {
    const problem = `--at ${text} is neither a day such as 2026-03-10 nor an instant such as 2026-03-10T08:00:00+08:00`;
    throw new Failure("usage/option", { problem });
  }
  return momentOf(instant, timeZone);
}
