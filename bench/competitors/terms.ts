import type { Theme } from "../../src/domain/training-record.ts";
import type { Facts } from "../../src/policy/engine/evaluate.ts";
import { heyeTeacher, teacher, YEARS } from "../teachers.ts";

/** What the competitors know of a policy, as far as the records of the bench touch it. */
export interface Terms {
  readonly policy: string;
  readonly teacher: (number: number) => Facts;
  readonly theme: Theme;
  readonly isAskedForTheme: (facts: Facts) => boolean;
  /** The first month of the years in which school-based training is capped, and their names. */
  readonly capYearStarts: number;
  readonly capYears: readonly string[];
  readonly cycleCap: number;
  readonly threshold: number;
}

/** Most of school-based training in a year of the cap; least in a year, a cycle, of the theme. */
export const YEAR_CAP = 30;
export const YEAR_LEAST = 30;
export const CYCLE_LEAST = 360;
export const THEME_LEAST = 30;

/** The cap works from September to August, and there is neither a cycle's cap nor a threshold. */
export const GANSU: Terms = {
  policy: "gansu-2013",
  teacher,
  theme: "it",
  isAskedForTheme: () => true,
  capYearStarts: 9,
  capYears: ["2010", ...YEARS],
  cycleCap: Number.POSITIVE_INFINITY,
  threshold: 0,
};

export const HEYE: Terms = {
  policy: "hunan-heye-school",
  teacher: heyeTeacher,
  theme: "class-teacher",
  isAskedForTheme: (facts) => facts.teacher.roles?.includes("class-teacher") ?? false,
  capYearStarts: 1,
  capYears: YEARS,
  cycleCap: 120,
  threshold: 72,
};

/** The place of a day among the years of the cap. */
export function capYearAt({ capYears, capYearStarts }: Terms, day: string): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return (month < capYearStarts ? year - 1 : year) - Number(capYears[0]);
}
