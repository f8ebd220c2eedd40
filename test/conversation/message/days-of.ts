import { type Day, parseDay } from "../../../src/domain/day.ts";

/** The slots that hold days, years and cycles. */
export interface DaySlots {
  readonly date?: Day;
  readonly from?: Day;
  readonly to?: Day;
  readonly year?: string;
  readonly cycle?: string;
}

/**
 * Reads the short form of the tables: `2026-03-11` is a day, `2026-03-09..2026-03-11` days on end,
 * `in 2026-03-01..2026-03-31` a period of which no one day is meant, `-` nothing.
 */
export function daysOf(short: string): DaySlots {
  if (short === "-") return {};
  const [first = "", second] = short.replace(/^(?:in|year|cycle) /, "").split("..");
  if (short.startsWith("year ")) return { year: first };
  if (short.startsWith("cycle ")) return { cycle: first };
  if (second === undefined) return { date: parseDay(first) };
  const span = {
    ...(first === "" ? {} : { from: parseDay(first) }),
    to: parseDay(second),
  };
  return short.startsWith("in ") ? span : { ...span, date: span.to };
}
