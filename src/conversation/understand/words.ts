import type { Slots } from "./meaning.ts";
import { vocabulary, type Words } from "./vocabulary.ts";

/** The slots that are told by single words, whatever order they stand in. */
export type WordSlots = Pick<
  Slots,
  "activity" | "level" | "mode" | "role" | "host" | "place" | "themes" | "outcome"
>;

/** What the words of a text say; two words that contradict each other say nothing. */
export function readWords(text: string): WordSlots {
  const lecturer = vocabulary().lecturer.test(text);
  const { level, levelByPlace, themes, outcome } = vocabulary();
  const found = {
    activity: readActivity(text, lecturer),
    level: only(level, text) ?? only(levelByPlace, text),
    mode: readMode(text),
    role: lecturer ? ("lecturer" as const) : undefined,
    host: lecturer ? first(vocabulary().host, text) : undefined,
    place: readPlace(text, lecturer),
    themes: nonEmpty(all(themes, text)),
    outcome: readOutcome(first(outcome, text), text),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
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
function readActivity(text: string, lecturer: boolean): Slots["activity"] {
  const activity = first(vocabulary().activity, text);
  const taught = activity === "teaching-support" || activity === "open-lesson";
  return lecturer && !taught ? "training" : activity;
}

function readMode(text: string): Slots["mode"] {
  const { mode, modeByForm } = vocabulary();
  const modes = all(mode, text);
  if (modes.includes("in-person")) return modes.length === 1 ? "in-person" : undefined;
  return modes[0] ?? first(modeByForm, text);
}

/** Of those who only took part, the place is told where it lies outside; 本县 is a level then. */
function readPlace(text: string, lecturer: boolean): Slots["place"] {
  const place = first(vocabulary().place, text);
  const outside = place === "other-city" || place === "other-county";
  return lecturer || outside ? place : undefined;
}

/** 怎样算合格 asks; it does not say that somebody passed. */
function readOutcome(outcome: Slots["outcome"], text: string): Slots["outcome"] {
  return outcome === "passed" && vocabulary().questions.test(text) ? undefined : outcome;
}
