import type { Facts } from "../../src/policy/evaluate.ts";
import { type Result, YEARS } from "../teachers.ts";

export const TRAINING: Readonly<Record<string, number>> = {
  county: 1,
  city: 2,
  province: 3,
  nation: 4,
};
export const LECTURING: Readonly<Record<string, number>> = {
  county: 2,
  city: 3,
  province: 4,
  nation: 5,
};
export const BONUS: Readonly<Record<string, number>> = {
  county: 4,
  city: 6,
  province: 8,
  nation: 10,
};
export const MOST_SCHOOL_BASED = 30;

/** The same rules as plain code: no explanation, no articles, nothing that can be changed as data. */
export function byHand(facts: Facts): Result {
  const sums = new Map<string, { school: number; other: number }>();
  for (const { activity, role, level = "county", hours = 0, date, outcome } of facts.records) {
    if (outcome === "failed") continue;
    const year = date.slice(0, 4);
    const sum = sums.get(year) ?? { school: 0, other: 0 };
    sums.set(year, sum);
    if (activity === "school-based") sum.school += hours / 3;
    else if (role === "lecturer") sum.other += hours * (LECTURING[level] ?? 0);
    else
      sum.other +=
        hours * (TRAINING[level] ?? 0) + (outcome === "excellent" ? (BONUS[level] ?? 0) : 0);
  }
  const years = YEARS.map((year) => {
    const { school, other } = sums.get(year) ?? { school: 0, other: 0 };
    return Math.min(school, MOST_SCHOOL_BASED) + other;
  });
  return { years, cycle: years.reduce((total, each) => total + each, 0) };
}
