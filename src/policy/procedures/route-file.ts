import { z } from "zod";
import {
  type Bilingual,
  bilingual,
  cite,
  identifier,
  inBothLanguages,
  keywords,
  plainText,
  ruleHead,
  textShape,
} from "../terms/text.ts";
import { daySpanFile } from "./day-span.ts";

/** Something to be handed in with the request, and the article that asks for it. */
const paper = z
  .union([plainText, z.strictObject({ ...textShape, cite: cite.optional() })])
  .transform((written): Paper => {
    const text = inBothLanguages(written);
    return "cite" in written ? { ...text, cite: written.cite } : text;
  });

interface Paper extends Bilingual {
  readonly cite?: string | undefined;
}

/** Who decides for so many days; without `applicants` for everybody whom no row of the table names. */
const row = z.strictObject({
  id: identifier,
  days: daySpanFile.optional(),
  /** The document's own words for these days, as a warning quotes them. */
  says: bilingual.optional(),
  applicants: z.array(identifier).min(1).optional(),
  approver: identifier,
  requires: z.array(paper).default([]),
});

/** What is read where no row, or more than one, speaks of a length. */
const reading = z.strictObject({
  days: daySpanFile,
  /** The row that decides then. */
  take: identifier,
  why: bilingual,
});

const example = z.strictObject({
  days: z.number().positive().optional(),
  applicant: identifier.optional(),
  approver: identifier,
  /** Whether the answer warns of a gap or an overlap. */
  warns: z.boolean().default(false),
});

/** Who approves (审批权限): a decision table over the length and the applicant. */
export const routeFile = z.strictObject({
  ...ruleHead,
  title: bilingual,
  /** Words by which people speak of it: 请假, 事假. */
  keywords: keywords.min(1),
  rows: z.array(row).min(1),
  readings: z.array(reading).default([]),
  requires: z.array(paper).default([]),
  /** How long before the first day the papers must be in. */
  notice: z
    .strictObject({ days: z.number().int().positive(), what: bilingual, cite: cite.optional() })
    .optional(),
  /** How many hours make a day where somebody asks in hours. */
  "hours-in-day": z.number().positive().optional(),
  examples: z.array(example).default([]),
});

export type RouteFile = z.output<typeof routeFile>;
export type RouteRow = RouteFile["rows"][number];
export type RouteReading = RouteFile["readings"][number];
