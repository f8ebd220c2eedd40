import { type Fraction, fraction, multiply, parseFraction } from "../../domain/credits.ts";
import type { CalculationFile } from "./calculation-file.ts";

/** What a share of a whole comes to; a bound that the text does not set is absent. */
export interface Portion {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** A number held against the limit. */
export interface Verdict {
  readonly over: boolean;
  /** How much of the whole it is, in hundredths, rounded to two places; absent for a plain limit. */
  readonly percent?: number;
}

const exact = (value: number): Fraction => parseFraction(String(value));

function isMore(a: Fraction, b: Fraction): boolean {
  return a.numerator * b.denominator > b.numerator * a.denominator;
}

/** Exact, for a share has a finite decimal; rounded down only where the rule says so. */
function portionOf(whole: number, share: Fraction | undefined, round: "down" | undefined) {
  if (share === undefined) return undefined;
  const { numerator, denominator } = multiply(exact(whole), share);
  return round === "down" ? Math.floor(numerator / denominator) : numerator / denominator;
}

/** What the text gives of a whole. */
export function portion({ share, round }: CalculationFile, whole: number): Portion {
  const atLeast = portionOf(whole, share?.atLeast, round);
  const atMost = portionOf(whole, share?.atMost, round);
  return { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
}

/**
 * Whether a number goes beyond the limit; at the limit itself it does not.
 *
 * @param whole what the share is of; unused where the limit is a plain number
 */
export function verdict(rule: CalculationFile, part: number, whole: number): Verdict {
  const limit = rule["more-than"];
  if (limit !== undefined) return { over: part > limit };
  const share = multiply(exact(part), inverse(exact(whole)));
  const percent = Math.round((part / whole) * 10_000) / 100;
  return { over: isMore(share, rule.share?.atMost ?? fraction(1)), percent };
}

function inverse({ numerator, denominator }: Fraction): Fraction {
  return fraction(denominator, numerator);
}

/** A limit that is a plain number and no share. */
export function plainLimit({ "more-than": limit }: CalculationFile): number | undefined {
  return limit;
}

/** Whether the share comes on top of the whole (再加), so that the sum of both is told too. */
export function isOnTop({ "on-top": onTop }: CalculationFile): boolean {
  return onTop === true;
}
