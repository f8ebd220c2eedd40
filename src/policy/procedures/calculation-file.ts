import { z } from "zod";
import { type Fraction, fraction } from "../../domain/credits.ts";
import { bilingual, keywords, ruleHead } from "../terms/text.ts";

const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?%$/;

/** A share such as `10%` or `2.5%`. */
const share = z
  .string('write a share in quotes, such as "10%"')
  .regex(PERCENT, 'write a share in quotes, such as "10%"')
  .transform((text): Fraction => {
    const [, whole = "0", decimals = ""] = PERCENT.exec(text) ?? [];
    return fraction(Number(`${whole}${decimals}`), 100 * 10 ** decimals.length);
  });

/** A share, at least one and at most another, or only one of the two. */
const shares = z.union([
  share.transform((exact) => ({ atLeast: exact, atMost: exact })),
  z
    .strictObject({ "at-least": share.optional(), "at-most": share.optional() })
    .refine((each) => each["at-least"] ?? each["at-most"], { error: "write at-least or at-most" })
    .transform((each) => ({ atLeast: each["at-least"], atMost: each["at-most"] })),
]);

/** What can be counted in a question; the words for each are the program's. */
export const COUNTED = ["lessons", "people", "money"] as const;

/** A number that the question states: all lessons, the trainees, a budget. */
const quantity = z.strictObject({
  title: bilingual,
  in: z.enum(COUNTED),
  /** Words beside the number by which it is told from others: 公用经费. */
  keywords: keywords.default([]),
});

const example = z.strictObject({
  whole: z.number().positive().optional(),
  part: z.number().min(0).optional(),
  gives: z.union([z.enum(["over", "within"]), z.number(), z.tuple([z.number(), z.number()])]),
});

/** A share of a stated number, or a stated number held against a limit (计算). */
export const calculationFile = z
  .strictObject({
    ...ruleHead,
    title: bilingual,
    /** Words by which people ask for it: 优秀学员, 管理费. */
    keywords: keywords.min(1),
    /** What the share is of. */
    whole: quantity.optional(),
    share: shares.optional(),
    /** What is held against the limit; without it the share itself is asked for. */
    part: quantity.optional(),
    /** A limit that is a plain number. */
    "more-than": z.number().positive().optional(),
    /** What follows beyond the limit, and what at or below it. */
    over: bilingual.optional(),
    within: bilingual.optional(),
    round: z.literal("down").optional(),
    /** The share comes on top of the whole (再加), so that the sum of both is told too. */
    "on-top": z.literal(true).optional(),
    reading: bilingual.optional(),
    examples: z.array(example).default([]),
  })
  .refine((each) => (each.share === undefined) !== (each["more-than"] === undefined), {
    error: "write share or more-than",
  })
  .refine((each) => (each.share === undefined) === (each.whole === undefined), {
    error: "a share needs the whole it is of",
  })
  .refine((each) => !each["on-top"] || (each.share && !each.part), {
    error: "on-top is for a share that is asked for, without part",
  })
  .refine(({ part, over, within, share: of }) => (part ? over && within : of), {
    error: "what is held against a limit needs over and within",
  });

export type CalculationFile = z.output<typeof calculationFile>;
