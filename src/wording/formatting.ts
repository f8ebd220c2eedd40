import { type Day, dayParts, weekday } from "../domain/day.ts";
import type { Unit, WindowKind } from "../domain/standing.ts";
import type { Policy } from "../policy/engine/compile.ts";
import type { UnitWord } from "../policy/engine/policy-answers.ts";
import type { Bilingual } from "../policy/terms/text.ts";
import type { Localizer } from "./messages.ts";

/** Holds quarters, thirds and ten-thousandths alike. */
const FINE = 120_000;

/** A rounded number as whole parts of {@link FINE}; 5.3333 is taken for the third it came from. */
function parts(value: number): number {
  const thousandths = value * 1000;
  const isExact = Math.abs(thousandths - Math.round(thousandths)) < 1e-6;
  const by = isExact ? undefined : [3, 6, 12].find((each) => liesNear(value * each, each));
  return by ? Math.round(value * by) * (FINE / by) : Math.round(value * FINE);
}

/** Whether a value that was rounded to four places before it was multiplied is meant to be whole. */
function liesNear(multiplied: number, by: number): boolean {
  return Math.abs(multiplied - Math.round(multiplied)) <= by * 0.00005 + 1e-9;
}

/** Adds amounts of a standing; three times 5.3333 is 16, since each is a rounded third. */
export function sum(amounts: readonly number[]): number {
  const total = amounts.reduce((added, each) => added + parts(each), 0);
  return Math.round((total / FINE) * 10_000) / 10_000;
}

/** A number as people read it, with four decimals at most: `8`, `18.5`, `5.3333`. */
export function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** A number with what it counts, such as `8 学分` or `1 course`. */
export function measured(localizer: Localizer, value: number, measure: string): string {
  const form = value === 1 ? "measure-one" : "measure-other";
  return `${number(value)} ${localizer.name(form, measure)}`;
}

/** What a policy counts in, and its own word for that where it has one, such as 积分. */
export interface UnitName {
  readonly unit: Unit;
  readonly word?: UnitWord | undefined;
}

export function unitOf({ unit, unitWord }: Pick<Policy, "unit" | "unitWord">): UnitName {
  return { unit, word: unitWord };
}

/** The unit as it stands behind several of it. */
export function unitName(localizer: Localizer, { unit, word }: UnitName): string {
  if (!word) return localizer.name("measure-other", unit);
  return localizer.language === "en" ? word.enMany : word.zh;
}

/** An amount in the unit of a policy. */
export function amount(localizer: Localizer, value: number, name: UnitName): string {
  if (!name.word) return measured(localizer, value, name.unit);
  const isOneInEnglish = localizer.language === "en" && value === 1;
  return `${number(value)} ${isOneInEnglish ? name.word.en : unitName(localizer, name)}`;
}

/** What there is of what is wanted: `22/30`. */
export function share(counted: number, required: number): string {
  return `${number(counted)}/${number(required)}`;
}

/** A day without its weekday, and without its year where that is the year of `today`. */
export function day(localizer: Localizer, of: Day, today?: Day): string {
  const { year, month, dayOfMonth } = dayParts(of);
  const named = { month: localizer.name("month", String(month)), day: dayOfMonth };
  const isThisYear = today !== undefined && dayParts(today).year === year;
  return isThisYear
    ? localizer.t("dates.day", named)
    : localizer.t("dates.full", { year, ...named });
}

/** A day with year and weekday, as a draft is read back. */
export function dayWithWeekday(localizer: Localizer, of: Day): string {
  const name = localizer.name("weekday", String(weekday(of)));
  return localizer.t("dates.with-weekday", { day: day(localizer, of), weekday: name });
}

/** A text of a policy in the asker's language. */
export function bilingual(localizer: Localizer, text: Bilingual): string {
  return localizer.language === "en" ? text.en : text.zh;
}

/** What the policy calls a scope: the title of its basket, else a common name. */
export function scopeName(localizer: Localizer, policy: Policy, scope: string): string {
  const basket = policy.baskets[scope];
  return basket ? bilingual(localizer, basket.title) : localizer.name("scope", scope);
}

const WINDOW = {
  year: "dates.year",
  "school-year": "dates.school-year",
  cycle: "dates.cycle",
  track: "dates.track",
} as const;

/** A window as people call it: `2013年`, `2011–2015 周期`; a record has no window of its own. */
export function windowName(localizer: Localizer, window: WindowKind, label: string): string {
  if (window === "record") return "";
  return localizer.t(WINDOW[window], { label: label.replace("-", "–") });
}

/** Several phrases as one, such as a list of articles. */
export function listed(localizer: Localizer, items: readonly string[]): string {
  return items.join(localizer.t("common.comma"));
}

/** Several clauses as one sentence. */
export function clauses(localizer: Localizer, items: readonly string[]): string {
  return items.join(localizer.t("common.semicolon"));
}
