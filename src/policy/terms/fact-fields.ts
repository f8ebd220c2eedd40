import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";

export const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

export const day = z
  .string("must be a day such as 2013-07-20")
  .refine((text): text is Day => isDay(text) && text >= "1900" && text < "2200", {
    error: "must be a day of the calendar such as 2013-07-20",
  });

export const text = z.string("must be a text");
export const flag = z.boolean("must be true or false");
export const listOf = <T extends z.ZodType>(each: T) => z.array(each, "must be a list");
export const OBJECT = "must be an object of keys and values";
export const TOO_SMALL = "must not be negative";
export const TOO_LARGE = "is too large";

/** Amounts are kept exactly, so no more than four decimals can be stated. */
export const amount = z
  .number("must be a number")
  .min(0, TOO_SMALL)
  .max(1_000_000, TOO_LARGE)
  .refine(hasFourDecimals, { error: "must have at most four decimals" });

/** Sums made elsewhere may be a hair off; what is nearly nothing is no amount at all. */
function hasFourDecimals(value: number): boolean {
  const parts = Math.round(value * 10_000);
  return Math.abs(value * 10_000 - parts) < 1e-6 && (parts > 0 || value === 0);
}
