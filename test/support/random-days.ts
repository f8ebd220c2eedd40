import * as fc from "fast-check";
import type { Day } from "../../src/domain/day.ts";
import { dayOf } from "../naive/days.ts";

/** Where one year, school year or cycle ends and the next begins, under any policy. */
const BOUNDARIES = [
  [1, 1],
  [1, 30],
  [1, 31],
  [2, 1],
  [8, 31],
  [9, 1],
  [12, 31],
] as const;

/** A day in these years, more often than not on the boundary of some window. */
export function dayArbitrary(firstYear: number, lastYear: number): fc.Arbitrary<Day> {
  const year = fc.integer({ min: firstYear, max: lastYear });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(year, fc.constantFrom(...BOUNDARIES))
        .map(([y, [month, dayOfMonth]]) => dayOf(y, month, dayOfMonth)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(year, fc.integer({ min: 1, max: 365 }))
        .map(([y, dayOfYear]) => dayOf(y, 1, dayOfYear)),
    },
  );
}

/** A day in the few years that matter most, now and then anywhere from 2008 to 2024. */
export function dayMostlyIn(firstYear: number, lastYear: number): fc.Arbitrary<Day> {
  return fc.oneof(
    { weight: 4, arbitrary: dayArbitrary(firstYear, lastYear) },
    { weight: 1, arbitrary: dayArbitrary(2008, 2024) },
  );
}

/** A value that is left out about once in `every` times; left-out keys are absent, as in a document. */
export function mostly<T>(arbitrary: fc.Arbitrary<T>, every = 3): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: every - 1, arbitrary },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** A value that is there about once in `every` times. */
export function seldom<T>(arbitrary: fc.Arbitrary<T>, every = 4): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { weight: every - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  );
}

/** Keys that may be undefined become keys that may be absent. */
type Stated<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same facts without the keys that state nothing. */
export function statedOnly<T extends object>(facts: T): Stated<T> {
  const stated = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(stated) as Stated<T>;
}
