import type { Slots } from "./meaning.ts";
import type { Vocabulary, Words } from "./vocabulary.ts";

/** The slots that are told by single words, whatever order they stand in. */
export type WordSlots = Pick<
  Slots,
  "activity" | "level" | "mode" | "role" | "host" | "place" | "themes" | "outcome" | "matchesPost"
>;

/** What the words of a text say; two words that contradict each other say nothing. */
export function readWords(text: string, vocabulary: Vocabulary): WordSlots {
  const { level, levelByPlace, themes, outcome } = vocabulary;
  const lecturer = vocabulary.lecturer.test(text);
  const found = {
    activity: readActivity(text, lecturer, vocabulary),
    level: only(level, text) ?? only(levelByPlace, text),
    mode: readMode(text, vocabulary),
    role: lecturer ? ("lecturer" as const) : undefined,
    host: lecturer ? readHost(text, vocabulary) : undefined,
    place: readPlace(text, lecturer, vocabulary),
    themes: nonEmpty(all(themes, text)),
    outcome: readOutcome(first(outcome, text), text, vocabulary),
    matchesPost: readMatch(text, vocabulary),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Who held what a lecture was given in. */
export function readHost(text: string, { host }: Pick<Vocabulary, "host">): Slots["host"] {
  return first(host, text);
}

function all<T extends string>(words: Words<T>, text: string): T[] {
  return words.filter(({ pattern }) => pattern.test(text)).map(({ value }) => value);
}

function first<T extends string>(words: Words<T>, text: string): T | undefined {
  return words.find(({ pattern }) => pattern.test(text))?.value;
}

/** The one value that the text names; none where it names several. */
function only<T extends string>(words: Words<T>, text: string): T | undefined {
  const values = all(words, text);
  return values.length === 1 ? values[0] : undefined;
}

const nonEmpty = <T>(values: readonly T[]) => (values.length > 0 ? values : undefined);

/** Lecturing is recorded as training, unless it is 支教 or a public lesson. */
function readActivity(text: string, lecturer: boolean, vocabulary: Vocabulary): Slots["activity"] {
  const activity = first(vocabulary.activity, text);
  const taught = activity === "teaching-support" || activity === "open-lesson";
  return lecturer && !taught ? "training" : activity;
}

function readMode(text: string, { mode, modeByForm }: Vocabulary): Slots["mode"] {
  const modes = all(mode, text);
  if (modes.includes("in-person")) return modes.length === 1 ? "in-person" : undefined;
  return modes[0] ?? first(modeByForm, text);
}

/** Of those who only took part, the place is told where it lies outside; 本县 is a level then. */
function readPlace(text: string, lecturer: boolean, vocabulary: Vocabulary): Slots["place"] {
  const place = first(vocabulary.place, text);
  const outside = place === "other-city" || place === "other-county";
  return lecturer || outside ? place : undefined;
}

/** Whether a course of study matches; nothing where that is not said, or asked. */
function readMatch(text: string, { matchesPost }: Vocabulary): boolean | undefined {
  if (matchesPost.not.test(text)) return false;
  return matchesPost.said.test(text) ? true : undefined;
}

/** 怎样算合格 asks; it does not say that somebody passed. */
function readOutcome(
  outcome: Slots["outcome"],
  text: string,
  { questions }: Vocabulary,
): Slots["outcome"] {
  return outcome === "passed" && questions.test(text) ? undefined : outcome;
}
