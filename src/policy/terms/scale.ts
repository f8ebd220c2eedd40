import { type Fraction, leastCommonMultiple, readerOf } from "../../domain/credits.ts";

/** Amounts in records are stated to four decimals at most, so they are held in ten-thousandths. */
export const PLACES = 10_000;

/** More than any teacher ever earns: sums up to here must stay exact whole numbers. */
const MOST_CREDITS = 1_000_000;

/** A stated amount as whole ten-thousandths. */
export function tenThousandths(amount: number): number {
  return Math.round(amount * PLACES);
}

/**
 * The whole-number unit one policy adds in: fine enough for every rate of the policy
 * applied to an amount with four decimals.
 */
export interface Scale {
  readonly unitsPerCredit: number;
  /** Whole units for an amount that the policy itself names. */
  readonly units: (amount: Fraction) => number;
  /** The amount as people read it. */
  readonly read: (units: number) => number;
}

/**
 * The scale that holds all of these fractions exactly, also after each of the multiples.
 *
 * @throws {RangeError} if that takes parts so fine that sums of them would no longer be exact
 */
export function scaleFor(fractions: Iterable<Fraction>, multiples: Iterable<Fraction>): Scale {
  let common = 1;
  for (const each of fractions) common = leastCommonMultiple(common, each.denominator);
  for (const each of multiples) common *= each.denominator;
  const unitsPerCredit = common * PLACES;
  if (!Number.isSafeInteger(unitsPerCredit * MOST_CREDITS)) {
    throw new RangeError(`amounts in parts of 1/${common} cannot be added exactly`);
  }
  return {
    unitsPerCredit,
    units: (amount) => amount.numerator * (unitsPerCredit / amount.denominator),
    read: readerOf(unitsPerCredit),
  };
}
