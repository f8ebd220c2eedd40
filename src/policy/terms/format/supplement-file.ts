import { z } from "zod";
import { LEVELS } from "../../../domain/training-record.ts";
import { namePattern } from "../name-pattern.ts";
import { possibleRecordFacts } from "../record-facts.ts";
import { bilingual, cite } from "../text.ts";

const words = z.array(z.string().min(1)).min(1);

/** A kind of training that the sheet may name, and the record that a row of it stands for. */
const category = z.strictObject({
  /** What the column of categories says: 科研活动. */
  called: words,
  /** The record, by which the policy's own rules say what a row is worth; absent where they say nothing. */
  record: possibleRecordFacts.optional(),
  /** How the level is written, and which level that is. */
  levels: z.record(z.string().min(1), z.enum(LEVELS)).optional(),
  /** Only rows whose title has one of these words, and how that title is put together. */
  titled: z.strictObject({ with: words, is: namePattern }).optional(),
  cite,
});

/** What a sheet of supplements (补录表) must look like. */
export const supplementFile = z.strictObject({
  title: bilingual,
  /** Columns that may have empty cells. */
  "may-be-empty": z.array(z.string().min(1)).default([]),
  /** The article by which names are those of the certificate. */
  "as-on-certificate": z.strictObject({ cite }).optional(),
  categories: z.array(category).default([]),
  cite,
});

export type SupplementFile = z.output<typeof supplementFile>;
export type SupplementCategory = SupplementFile["categories"][number];

/** The article by which names are those of the certificate; none where the policy does not ask that. */
export function certificateArticle(file: SupplementFile): string | undefined {
  return file["as-on-certificate"]?.cite;
}

/** The columns that may have empty cells. */
export function optionalColumns(file: SupplementFile): readonly string[] {
  return file["may-be-empty"];
}
