import { z } from "zod";
import { type Fraction, fraction, leastCommonMultiple, multiply } from "../../domain/credits.ts";
import { dayNumber, wholeMonths } from "../../domain/day.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import { amount } from "./amount.ts";
import { PLACES, tenThousandths } from "./scale.ts";
import { identifier } from "./text.ts";
import { UnknownName } from "./unknown-name.ts";

/**
 * What a proof may state, by the name a policy uses. `span` is the number of days and
 * `month` that of whole months from the first to the last, both included; a record
 * without a first day states neither.
 */
const STATED: ReadonlyMap<string, Reading["read"]> = new Map<string, Reading["read"]>([
  ["hour", (record) => record.hours],
  ["unit", (record) => record.units],
  ["day", (record) => record.days],
  ["course", (record) => record.courses],
  ["course-credit", (record) => record.courseCredits],
  ["school-year", (record) => record.schoolYears],
  ["credit", (record) => record.credits],
  ["month", ({ from, date }) => (from ? wholeMonths(from, date) : undefined)],
  ["span", ({ from, date }) => (from ? dayNumber(date) - dayNumber(from) + 1 : undefined)],
]);

/** The measures that every policy has, beside its own. */
export const STATED_MEASURES = [...STATED.keys()];

/**
 * A measure of the policy's own, such as a half-day unit: the first of these that the
 * proof states, times the factor.
 */
export const measuresFile = z.record(
  identifier,
  z.array(z.strictObject({ of: identifier, times: amount.optional() })).min(1),
);
export type MeasuresFile = z.output<typeof measuresFile>;

/** One way to read a measure off a record: a stated amount and the factor on it. */
export interface Reading {
  readonly name: string;
  readonly read: (record: TrainingRecord) => number | undefined;
  readonly factor: Fraction;
}

const ONE = fraction(1);

/** All ways to read a measure, in order; a measure may be defined by way of others. */
export function readingsOf(
  name: string,
  file: MeasuresFile,
  seen: readonly string[] = [],
): Reading[] {
  const own = Object.hasOwn(file, name) ? file[name] : undefined;
  if (own && !seen.includes(name)) {
    return own.flatMap(({ of, times }) =>
      readingsOf(of, file, [...seen, name]).map((reading) => ({
        ...reading,
        factor: multiply(reading.factor, times ?? ONE),
      })),
    );
  }
  const read = STATED.get(name);
  if (!read) throw new UnknownName("measure", name);
  return [{ name, read, factor: ONE }];
}

/** A measure as conditions compare it. */
export interface Measure {
  /** How many of the whole parts that are read make one. */
  readonly perOne: number;
  /** What the first reading that the proof states comes to, in whole parts. */
  readonly read: (record: TrainingRecord) => number | undefined;
}

/** Parts fine enough for every factor of the readings, so that no comparison rounds. */
export function measureOf(readings: readonly Reading[]): Measure {
  const common = readings.map(({ factor }) => factor.denominator).reduce(leastCommonMultiple, 1);
  return {
    perOne: common * PLACES,
    read: (record) => {
      for (const { read, factor } of readings) {
        const stated = read(record);
        if (stated === undefined) continue;
        return tenThousandths(stated) * factor.numerator * (common / factor.denominator);
      }
      return undefined;
    },
  };
}
