import { z } from "zod";
import { namePattern } from "../name-pattern.ts";
import { bilingual, cite } from "../text.ts";

const words = z.array(z.string().min(1)).min(1);
const month = z.number().int().min(1).max(12);

/** What a field must say: a name of this form, so many hours, a month, or a span of months. */
const expected = z
  .strictObject({
    name: namePattern.optional(),
    hours: z.number().positive().optional(),
    month: month.optional(),
    months: z.tuple([month, month]).optional(),
  })
  .refine((each) => Object.values(each).filter((given) => given !== undefined).length === 1, {
    error: "write one of name, hours, month and months",
  });

/** Something that the document states beside a label. */
const field = z.strictObject({
  title: bilingual,
  /** The labels beside which it stands: 项目名称, 总学时. */
  called: words,
  is: expected,
  cite,
});

/** Something that the document must speak of. */
const part = z.strictObject({
  title: bilingual,
  /** Words of which one must stand in the text. */
  called: words,
  cite,
});

/** Words that the document must not use. */
const forbidden = z.strictObject({
  words,
  /** Others that the text means without naming them. */
  alike: z.array(z.string().min(1)).default([]),
  instead: bilingual,
  cite,
});

/** What a document handed in must look like: the year's plan (方案). */
export const planFile = z.strictObject({
  title: bilingual,
  "file-name": z.strictObject({ is: namePattern, cite }).optional(),
  fields: z.array(field).default([]),
  parts: z.array(part).default([]),
  forbidden: z.array(forbidden).default([]),
  cite,
});

export type PlanFile = z.output<typeof planFile>;
export type PlanField = PlanFile["fields"][number];
