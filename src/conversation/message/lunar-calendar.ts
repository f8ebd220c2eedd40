import { createRequire } from "node:module";
import { addDays, type Day, dayParts, makeDay } from "../../domain/day.ts";
import type { LunarMonth, Span } from "./date-points.ts";

type Tyme = typeof import("tyme4ts", { with: { "resolution-mode": "require" }});

/** The calendar costs about 20 ms to load, so it waits until somebody names such a day. */
let loaded: Tyme | undefined;

function tyme(): Tyme {
  loaded ??= createRequire(import.meta.url)("tyme4ts") as Tyme;
  return loaded;
}

/** Far beyond what anybody records; the library refuses only years that are no longer computed well. */
const FIRST_YEAR = 1600;
const LAST_YEAR = 2600;

interface SolarDay {
  getYear(): number;
  getMonth(): number;
  getDay(): number;
}

const dayFrom = (day: SolarDay) => makeDay(day.getYear(), day.getMonth(), day.getDay());

const isKnown = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

/** Computed once: a message may name hundreds of days. There are as many as the known years have. */
const months = new Map<string, Span | undefined>();
const terms = new Map<string, Day>();

/** A whole month of the lunar calendar; nothing where that year has no such leap month. */
export function lunarMonthSpan(
  year: number,
  { month, isLeap = false }: LunarMonth,
): Span | undefined {
  if (!isKnown(year) || month < 1 || month > 12) return undefined;
  const key = `${year}-${isLeap ? "leap" : ""}${month}`;
  if (!months.has(key)) months.set(key, computed(year, month, isLeap));
  return months.get(key);
}

function computed(year: number, month: number, isLeap: boolean): Span | undefined {
  const { LunarMonth, LunarYear } = tyme();
  if (isLeap && LunarYear.fromYear(year).getLeapMonth() !== month) return undefined;
  const found = LunarMonth.fromYm(year, isLeap ? -month : month);
  const from = dayFrom(found.getFirstDay().getSolarDay());
  return { from, to: addDays(from, found.getDayCount() - 1) };
}

/**
 * The day on which a date of the lunar calendar falls, if that month has it: many have 29 days.
 *
 * A lunar year begins between 21 January and 20 February, so that its last month lies in the next
 * year of the sun's calendar.
 */
export function lunarDay(year: number, month: LunarMonth, day: number): Day | undefined {
  const span = lunarMonthSpan(year, month);
  const found = span && addDays(span.from, day - 1);
  return found && day >= 1 && found <= span.to ? found : undefined;
}

/** The day of a year on which a solar term falls; the library counts 冬至 to the year after it. */
export function solarTermDay(year: number, name: string): Day | undefined {
  if (!isKnown(year)) return undefined;
  const key = `${year}${name}`;
  const day = terms.get(key) ?? computedTerm(year, name);
  terms.set(key, day);
  return day;
}

function computedTerm(year: number, name: string): Day {
  const { SolarTerm } = tyme();
  const day = dayFrom(SolarTerm.fromName(year, name).getSolarDay());
  return dayParts(day).year === year
    ? day
    : dayFrom(SolarTerm.fromName(year + 1, name).getSolarDay());
}
