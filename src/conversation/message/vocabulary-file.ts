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
import { readYearlyTime, YEARLY_TIMES, type YearlyTime } from "./yearly-times.ts";

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

/** @param others what may stand there besides */
const yearlyTime = <T extends string>(...others: readonly T[]) =>
  z.string().transform((text, { addIssue }): YearlyTime | T => {
    const read = others.find((other) => other === text) ?? readYearlyTime(text);
    if (read !== undefined) return read;
    addIssue(`write ${[...others, YEARLY_TIMES].join(", ")}`);
    return z.NEVER;
  });

/** `prompts/vocabulary.yaml` as it is written. */
export const vocabularyFile = z.strictObject({
  slips: z.record(pattern, z.string()),
  past: patterns,
  future: patterns,
  questions: patterns,
  calendar: z.strictObject({
    terms: z.strictObject({ spring: yearlyTime<never>(), autumn: yearlyTime<never>() }),
    yearly: z.record(pattern, yearlyTime("spring", "autumn")),
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
  parts: wordsFor([...ACTIVITIES, ...THEMES]),
  subjects: z.record(z.string(), patterns),
  outcome: wordsFor(OUTCOMES),
  "matches-post": z.strictObject({ said: pattern, not: pattern }),
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
  arrival: z.strictObject({ after: pattern, before: pattern }),
});

export type VocabularyFile = z.output<typeof vocabularyFile>;
