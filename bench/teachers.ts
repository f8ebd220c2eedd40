import { type Day, makeDay } from "../src/domain/day.ts";
import type { TrainingRecord } from "../src/domain/training-record.ts";
import type { Facts } from "../src/policy/evaluate.ts";

const LEVELS = ["county", "city", "province", "nation"] as const;
const RECORDS = 30;

/** A stream of numbers below `limit` that is the same in every run. */
export function chance(seed: number): (limit: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return (((state ^ (state >>> 13)) >>> 0) % limit) | 0;
  };
}

/**
 * One record of a cycle. Hours are multiples of three and school-based training falls
 * before September, so that a formula per calendar year gives what the rules give.
 */
function record(index: number, next: (limit: number) => number): TrainingRecord {
  const year = 2011 + next(5);
  const id = `r${index}`;
  const hours = 3 * (1 + next(8));
  const kind = next(10);
  if (kind < 3) {
    const date = makeDay(year, 1 + next(8), 1 + next(28));
    return { id, date, activity: "school-based", level: "school", hours };
  }
  const date = makeDay(year, 1 + next(12), 1 + next(28));
  const level = LEVELS[next(4)] ?? "county";
  if (kind === 3)
    return { id, date, activity: "training", role: "lecturer", host: "programme", level, hours };
  const outcomes = [undefined, undefined, undefined, "excellent", "failed"] as const;
  return {
    id,
    date,
    activity: "training",
    mode: "in-person",
    level,
    hours,
    outcome: outcomes[next(5)],
  };
}

/** A teacher with thirty records over one cycle, the same for the same number. */
export function teacher(number: number): Facts {
  const next = chance(number + 1);
  return {
    teacher: { id: `T${number}` },
    records: Array.from({ length: RECORDS }, (_, index) => record(index, next)),
  };
}

export const CYCLE_END = "2015-12-31" as Day;
export const YEARS = ["2011", "2012", "2013", "2014", "2015"];

/** What every competitor has to find: the five yearly totals and that of the cycle. */
export interface Result {
  readonly years: readonly number[];
  readonly cycle: number;
}
