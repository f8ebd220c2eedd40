import { z } from "zod";
import { bilingual, cite, identifier, keywords } from "../text.ts";

/** One of the numbers that make up the number of a certificate. */
const part = z.strictObject({
  id: identifier,
  title: bilingual,
  /** How many characters it has, where the text says so. */
  width: z.number().int().positive().optional(),
  /** A part that is a year of four digits. */
  is: z.literal("year").optional(),
});

/** How the number of a certificate (证书编号) is put together. */
export const certificateFile = z.strictObject({
  title: bilingual,
  /** Words by which people speak of it: 证书编号. */
  keywords: keywords.min(1),
  parts: z.array(part).min(1),
  /** What stands between the parts. */
  "joined-by": z.string().max(3).default("-"),
  /** What the text leaves open, and how it is read. */
  reading: bilingual.optional(),
  cite,
  /** Numbers, and whether they are put together as they should be. */
  examples: z.array(z.strictObject({ number: z.string().min(1), fits: z.boolean() })).default([]),
});

export type CertificateFile = z.output<typeof certificateFile>;
