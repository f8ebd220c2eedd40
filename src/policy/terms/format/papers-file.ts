import { z } from "zod";
import { bilingual, cite, identifier } from "../text.ts";

/** A paper that must be there, known by its file name. */
const paper = z.strictObject({
  title: bilingual,
  /** Words of which one stands in the name of its file. */
  called: z.array(z.string().min(1)).min(1),
  cite,
});

/** Papers that are handed in together (资料齐全), and by when. */
export const papersFile = z.strictObject({
  id: identifier,
  title: bilingual,
  needs: z.array(paper).min(1),
  /** The deadline that says by when, counted from an event. */
  deadline: identifier.optional(),
  cite,
  /** Names of files that are there, and how many papers are missing then. */
  examples: z
    .array(z.strictObject({ files: z.array(z.string().min(1)), missing: z.number().int().min(0) }))
    .default([]),
});

export type PapersFile = z.output<typeof papersFile>;
