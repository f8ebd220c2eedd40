import { z } from "zod";

const chinese = z.string("write the Chinese text").min(1, "write the Chinese text");
const english = z.string("write the English text").min(1, "write the English text");

/** The keys of a text that is written in two languages. */
export const textShape = { zh: chinese, en: english.optional() };

/** A text where nothing but Chinese is written. */
export const plainText = chinese.transform((zh): WrittenText => ({ zh }));

type WrittenText = z.output<z.ZodObject<typeof textShape>>;

/** A text in Chinese and English; where there is no English, the Chinese stands for it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Completes a text that has no English, so that it can be shown to anybody. */
export function inBothLanguages({ zh, en }: WrittenText): Bilingual {
  return { zh, en: en ?? zh };
}

export const bilingual = z
  .union([plainText, z.strictObject(textShape)], "write the Chinese text, or { zh: …, en: … }")
  .transform(inBothLanguages);

/** An id: lower-case words joined by hyphens. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "write an id in lower case, such as annual-total");

/** The place in the document that a rule rests on, as the document counts: 第七条, 五.3. */
export const cite = z.string("name the article, such as 第七条").min(1, "name the article");

/** Words by which people ask for something: 评优. */
export const keywords = z.array(z.string().min(1));

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
