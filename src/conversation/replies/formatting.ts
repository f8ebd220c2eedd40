import { type Day, dayParts, weekday } from "../../domain/day.ts";
import type { Unit } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
import type { Bilingual } from "../../policy/text.ts";
import type { Voice } from "./wording.ts";

/** How far a third or a sixth, rounded to four places, may lie from the exact value. */
const ROUNDING = 0.00005;

/** The denominator of a number that was rounded because its decimal never ends; 1 otherwise. */
function denominatorOf(value: number): number {
  if (Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6) return 1;
  const near = (by: number) => Math.abs(value * by - Math.round(value * by)) <= by * ROUNDING;
  return [3, 6, 12].find(near) ?? 1;
}

/** A number as people write it: `8`, `18.5`, `5 1/3`; never more than four decimals. */
export function number(value: number): string {
  const by = denominatorOf(value);
  if (by === 1) return String(Math.round(value * 10_000) / 10_000);
  const parts = Math.round(value * by);
  const whole = Math.floor(parts / by);
  const share = `${parts - whole * by}/${by}`;
  return whole === 0 ? share : `${whole} ${share}`;
}

/** Adds amounts that a standing shows, exactly where they are thirds or sixths. */
export function sum(amounts: readonly number[]): number {
  const whole = amounts.reduce((total, each) => {
    const by = denominatorOf(each);
    return total + (by === 1 ? Math.round(each * 120_000) : Math.round(each * by) * (120_000 / by));
  }, 0);
  return Math.round((whole / 120_000) * 10_000) / 10_000;
}

/** A number with its unit: `8 学分`, `1 credit`. */
export function amount(voice: Voice, value: number, unit: Unit): string {
  return measured(voice, value, unit);
}

/** A stated amount in any measure, such as 16 hours or 2 courses. */
export function measured(voice: Voice, value: number, measure: string): string {
  const form = value === 1 ? "one" : "other";
  return `${number(value)} ${voice.name(`measure-${form}`, measure)}`;
}

/** `22/30`. */
export function share(counted: number, required: number): string {
  return `${number(counted)}/${number(required)}`;
}

/** A day without weekday; its year is left out where it is that of `today`. */
export function day(voice: Voice, of: Day, today?: Day): string {
  const { year, month, dayOfMonth } = dayParts(of);
  const params = { year, month: voice.name("month", String(month)), day: dayOfMonth };
  const sameYear = today !== undefined && dayParts(today).year === year;
  return voice.say(sameYear ? "dates.day" : "dates.day-of-year", params);
}

/** A day with its weekday, as drafts are echoed. */
export function dayWithWeekday(voice: Voice, of: Day): string {
  return voice.say("dates.with-weekday", {
    day: day(voice, of),
    weekday: voice.name("weekday", String(weekday(of))),
  });
}

/** The text in the asker's language. */
export function bilingualText(voice: Voice, text: Bilingual): string {
  return voice.language === "en" ? text.en : text.zh;
}

/** What the policy calls a scope: the title of its basket, or the whole. */
export function scopeName(voice: Voice, policy: Policy, scope: string): string {
  const basket = policy.file.baskets[scope];
  return basket ? bilingualText(voice, basket.title) : voice.name("scope", scope);
}

/** A window as people say it: `2013年`, `2011–2015 周期`. */
export function windowName(
  voice: Voice,
  window: "record" | "year" | "school-year" | "cycle" | "track",
  label: string,
): string {
  return window === "record"
    ? label
    : voice.say(`dates.${window}`, { label: label.replace("-", "–") });
}
