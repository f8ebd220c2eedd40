import { z } from "zod";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  OUTCOMES,
  PLACES,
  THEMES,
} from "../../domain/training-record.ts";

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

const pattern = z.string().refine(isPattern, { error: "write a regular expression" });
const patterns = z.array(pattern).min(1);

/** Patterns by the value that they stand for; the order of the file is kept. */
const wordsFor = <T extends string>(values: readonly T[]) =>
  z.partialRecord(z.enum(values), patterns);

const span = z
  .string()
  .regex(/^\d\d-\d\d\.\.\d\d-\d\d$/, { error: "write the first and last day, as 02-01..07-15" });
const spanOrTerm = z.string().regex(/^(?:spring|autumn|\d\d-\d\d\.\.\d\d-\d\d)$/, {
  error: "write spring, autumn, or the first and last day, as 07-01..08-31",
});

/** `prompts/vocabulary.yaml` as it is written. */
export const vocabularyFile = z.strictObject({
  slips: z.record(pattern, z.string()),
  past: patterns,
  future: patterns,
  questions: patterns,
  calendar: z.strictObject({
    terms: z.strictObject({ spring: span, autumn: span }),
    yearly: z.record(pattern, spanOrTerm),
  }),
  activity: wordsFor(ACTIVITIES),
  level: wordsFor(LEVELS),
  "level-by-place": wordsFor(LEVELS),
  mode: wordsFor(MODES),
  "mode-by-form": wordsFor(MODES),
  lecturer: patterns,
  host: wordsFor(HOSTS),
  place: wordsFor(PLACES),
  themes: wordsFor(THEMES),
  outcome: wordsFor(OUTCOMES),
  titled: pattern,
  "lectured-on": pattern,
  contents: pattern,
  "plain-title": pattern,
  people: z.strictObject({
    surnames: pattern,
    titles: pattern,
    "not-names": pattern,
    "not-in-names": pattern,
    before: pattern,
    listened: pattern,
    "passes-on": pattern,
    after: pattern,
    of: pattern,
    "asked-to": pattern,
    recorded: pattern,
    myself: pattern,
    "english-not-names": pattern,
  }),
  policy: z.strictObject({ "gone-to": pattern, spoken: pattern }),
  "not-the-day": pattern,
});

export type VocabularyFile = z.output<typeof vocabularyFile>;
