import { z } from "zod";

/** A text in both languages. */
export const bilingual = z.strictObject(
  {
    zh: z.string("write the Chinese text").min(1, "write the Chinese text"),
    en: z.string("write the English text").min(1, "write the English text"),
  },
  "write it in both languages, as { zh: …, en: … }",
);
export type Bilingual = z.infer<typeof bilingual>;

/** An id: lower-case words joined by hyphens. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "write an id in lower case, such as annual-total");

/** The place in the document that a rule rests on, as the document counts: 第七条, 五.3. */
export const cite = z.string("name the article, such as 第七条").min(1, "name the article");

/** Some of the given words, at least one, for a rule that holds only for those kinds. */
export function someOf<const K extends readonly string[]>(words: K) {
  const error = `write a list of ${words.join(", ")}`;
  return z.array(z.enum(words, { error }), error).min(1);
}

/** What every rule carries: its name, its article, and which rules of the parent it replaces. */
export const ruleHead = {
  id: identifier,
  cite,
  /** Ids of rules of the extended policy, in the same section, that this one takes the place of. */
  supersedes: z.array(identifier).optional(),
};
