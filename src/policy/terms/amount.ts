import { z } from "zod";
import { type Fraction, parseFraction } from "../../domain/credits.ts";
import { isDay } from "../../domain/day.ts";

/** An amount in a policy file: `30`, `0.25`, `1/3`. */
export const amount = z
  .union([z.number(), z.string()], { error: "write an amount such as 30, 0.25 or 1/3" })
  .transform((written, context): Fraction => {
    try {
      return parseFraction(written);
    } catch {
      context.addIssue({ code: "custom", message: "write an amount such as 30, 0.25 or 1/3" });
      return z.NEVER;
    }
  });

const ALWAYS = "0000-00-00";

/** A value that changed over time: each holds from its day until the next one's. */
export interface Dated<T> {
  readonly steps: readonly { readonly from: string; readonly value: T }[];
}

/** The value in force on a day; none before the first. */
export function inForce<T>(dated: Dated<T>, day: string): T | undefined {
  const first = dated.steps[0];
  if (dated.steps.length === 1 && first?.from === ALWAYS) return first.value;
  let found: T | undefined;
  for (const step of dated.steps) if (step.from <= day) found = step.value;
  return found;
}

/**
 * Either a plain value, in force always, or a table `{ 2011-01-01: 30, 2016-01-01: 36 }`
 * where each value holds from its day on.
 */
export function dated<T extends z.ZodType>(value: T) {
  const table = z
    .record(z.string().refine(isDay, { error: "write a day such as 2011-01-01" }), value)
    .refine((entries) => Object.keys(entries).length > 0, { error: "write at least one day" })
    .transform(
      (entries): Dated<z.output<T>> => ({
        steps: Object.entries(entries)
          .map(([from, each]) => ({ from, value: each as z.output<T> }))
          .sort((a, b) => (a.from < b.from ? -1 : 1)),
      }),
    );
  const always = value.transform(
    (each): Dated<z.output<T>> => ({ steps: [{ from: ALWAYS, value: each as z.output<T> }] }),
  );
  return z.union([always, table]);
}

/** The days on which a dated value changes; empty where it never does. */
export function changes(value: Dated<unknown>): readonly string[] {
  return value.steps.map((step) => step.from).filter((from) => from !== ALWAYS);
}

/** The same dates with every value changed. */
export function mapDated<T, U>(value: Dated<T>, change: (each: T) => U): Dated<U> {
  return { steps: value.steps.map(({ from, value: each }) => ({ from, value: change(each) })) };
}
