import { z } from "zod";
import { type Fraction, fraction, multiply } from "../domain/credits.ts";
import { dayNumber } from "../domain/day.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import { amount } from "./amount.ts";
import { UnknownName } from "./condition.ts";
import { tenThousandths } from "./scale.ts";
import { identifier } from "./text.ts";

/**
 * What a proof may state, by the name a policy uses. `span` is the number of days
 * from the first to the last, both included; a record without a first day states none.
 */
const STATED: Readonly<Record<string, (record: TrainingRecord) => number | undefined>> = {
  hour: (record) => record.hours,
  unit: (record) => record.units,
  day: (record) => record.days,
  course: (record) => record.courses,
  "course-credit": (record) => record.courseCredits,
  "school-year": (record) => record.schoolYears,
  credit: (record) => record.credits,
  span: ({ from, date }) => (from ? dayNumber(date) - dayNumber(from) + 1 : undefined),
};

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
  const own = file[name];
  if (own && !seen.includes(name)) {
    return own.flatMap(({ of, times }) =>
      readingsOf(of, file, [...seen, name]).map((reading) => ({
        ...reading,
        factor: multiply(reading.factor, times ?? ONE),
      })),
    );
  }
  const read = STATED[name];
  if (!read) throw new UnknownName("measure", name);
  return [{ name, read, factor: ONE }];
}

/** The first stated reading's amount in ten-thousandths, after its factor. */
export function measured(readings: readonly Reading[], record: TrainingRecord): number | undefined {
  for (const { read, factor } of readings) {
    const amountStated = read(record);
    if (amountStated === undefined) continue;
    return (tenThousandths(amountStated) * factor.numerator) / factor.denominator;
  }
  return undefined;
}
