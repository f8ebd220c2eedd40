import { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import { normalise } from "./normalise.ts";

const pattern = z.string().refine(isPattern, { error: "write a regular expression" });
const sentences = z.array(z.string()).min(1);

const cue = z.strictObject({
  zh: pattern.optional(),
  en: pattern.optional(),
  /** Cues with patterns of their own, whose words are removed before looking. */
  but: z.array(z.string()).optional(),
  /** Other cues: each of `all`, one of `any` (or an own pattern), none of `none`. */
  all: z.array(z.string()).optional(),
  any: z.array(z.string()).optional(),
  none: z.array(z.string()).optional(),
  yes: sentences,
  no: sentences,
});

/** `prompts/cues.yaml` as it is written. */
export const cuesFile = z.record(z.string(), cue);
export type CuesFile = z.output<typeof cuesFile>;
type CueFile = CuesFile[string];

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "iu");
    return true;
  } catch {
    return false;
  }
}

/** Which cues a message must show: each of `all`, at least one of `any`, none of `none`. */
export interface CueTest {
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly none?: readonly string[];
}

/** The predicates over messages that `prompts/cues.yaml` names. */
export interface Cues {
  readonly names: ReadonlySet<string>;
  /** Whether a text in normal form shows the cue. */
  shows(name: string, text: string): boolean;
  /** The words by which a text in normal form shows a cue that has patterns of its own. */
  match(name: string, text: string): RegExpExecArray | undefined;
  /** The text without the words by which it shows a cue that has patterns of its own. */
  without(name: string, text: string): string;
}

interface Predicate {
  readonly own: RegExp | undefined;
  readonly but: readonly string[];
  readonly test: CueTest;
}

const LONGEST_CHAIN = 8;

/**
 * Makes sure that each cue is shown by its own sentences, which tries them all.
 *
 * @throws {Failure} input/unreadable if a cue names one that does not exist, goes in a circle, or
 *   contradicts its own sentences
 */
export function checkCues(file: CuesFile, source: string): void {
  const { shows } = createCues(file, source);
  for (const [name, { yes, no }] of Object.entries(file)) {
    const wrong =
      yes.find((text) => !shows(name, normalise(text))) ??
      no.find((text) => shows(name, normalise(text)));
    if (wrong === undefined) continue;
    const expected = `the cue and its own sentence disagree: ${wrong}`;
    throw new Failure("input/unreadable", { source, key: name, expected });
  }
}

/** Makes cues that {@link checkCues} found in order ready for use. */
export function createCues(file: CuesFile, source: string): Cues {
  const predicates = new Map(Object.entries(file).map(([name, each]) => [name, compile(each)]));
  const find = (name: string, by: string): Predicate => {
    const found = predicates.get(name);
    if (found) return found;
    throw new Failure("input/unreadable", {
      source,
      key: by,
      expected: `there is no cue ${name}; the names stand in ${source}`,
    });
  };
  const shows = (name: string, text: string, depth = 0): boolean => {
    const { own, but, test } = find(name, name);
    if (depth > LONGEST_CHAIN) {
      const expected = "cues that are built out of others must not go in a circle";
      throw new Failure("input/unreadable", { source, key: name, expected });
    }
    const looked = but.reduce((rest, each) => without(each, rest, name), text);
    const other = (each: string) => shows(each, looked, depth + 1);
    const isShown = own?.test(looked) || test.any?.some(other);
    return (
      (isShown ?? (own === undefined && test.any === undefined)) &&
      (test.all ?? []).every(other) &&
      !(test.none ?? []).some(other)
    );
  };
  const without = (name: string, text: string, by: string): string => {
    const { own } = find(name, by);
    return own ? text.replace(new RegExp(own, "giu"), " ") : text;
  };
  return {
    names: new Set(predicates.keys()),
    shows: (name, text) => shows(name, text),
    match: (name, text) => find(name, name).own?.exec(text) ?? undefined,
    without: (name, text) => without(name, text, name),
  };
}

function compile({ zh, en, but = [], all, any, none }: CueFile): Predicate {
  const own = [zh, en].filter((each) => each !== undefined).map((each) => `(?:${each})`);
  return {
    own: own.length > 0 ? new RegExp(own.join("|"), "iu") : undefined,
    but,
    test: { ...(all && { all }), ...(any && { any }), ...(none && { none }) },
  };
}
