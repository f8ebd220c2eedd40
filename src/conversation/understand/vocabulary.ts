import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type {
  Activity,
  Level,
  Mode,
  Place,
  Theme,
  TrainingRecord,
} from "../../domain/training-record.ts";
import type { Terms } from "./school-calendar.ts";

/** Words, each list as one pattern, with what they stand for; the first that fits wins. */
export type Words<T extends string> = readonly { readonly value: T; readonly pattern: RegExp }[];

/** The words of `prompts/vocabulary.yaml`, ready to be looked for in a text in normal form. */
export interface Vocabulary {
  readonly slips: readonly { readonly wrong: RegExp; readonly right: string }[];
  readonly past: RegExp;
  readonly future: RegExp;
  readonly questions: RegExp;
  readonly calendar: {
    readonly terms: Terms;
    readonly yearly: readonly {
      readonly words: string;
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly activity: Words<Activity>;
  readonly level: Words<Level>;
  readonly levelByPlace: Words<Level>;
  readonly mode: Words<Mode>;
  readonly modeByForm: Words<Mode>;
  readonly lecturer: RegExp;
  readonly host: Words<NonNullable<TrainingRecord["host"]>>;
  readonly place: Words<Place>;
  readonly themes: Words<Theme>;
  readonly outcome: Words<NonNullable<TrainingRecord["outcome"]>>;
  /** Not compiled: parts of larger patterns. */
  readonly titled: string;
  readonly contents: string;
  readonly plainTitle: string;
  readonly people: Readonly<Record<string, string>>;
  /** What comes right before a day that is not that of the training: 证书日期. */
  readonly notTheDay: RegExp;
  readonly policy: { readonly goneTo: RegExp; readonly spoken: RegExp };
}

type Lists = Readonly<Record<string, readonly string[]>>;

/** The file as it is written. */
interface Written {
  readonly slips: Readonly<Record<string, string>>;
  readonly past: readonly string[];
  readonly future: readonly string[];
  readonly questions: readonly string[];
  readonly calendar: {
    readonly terms: Readonly<Record<"spring" | "autumn", string>>;
    readonly yearly: Readonly<Record<string, string>>;
  };
  readonly activity: Lists;
  readonly level: Lists;
  readonly "level-by-place": Lists;
  readonly mode: Lists;
  readonly "mode-by-form": Lists;
  readonly lecturer: readonly string[];
  readonly host: Lists;
  readonly place: Lists;
  readonly themes: Lists;
  readonly outcome: Lists;
  readonly titled: string;
  readonly contents: string;
  readonly "plain-title": string;
  readonly people: Readonly<Record<string, string>>;
  readonly "not-the-day": string;
  readonly policy: Readonly<Record<"gone-to" | "spoken", string>>;
}

let loaded: Vocabulary | undefined;

/** The vocabulary, read and compiled at the first call. */
export function vocabulary(): Vocabulary {
  loaded ??= compile(
    parse(readFileSync(new URL("../../../prompts/vocabulary.yaml", import.meta.url), "utf8")),
  );
  return loaded;
}

const oneOf = (patterns: readonly string[]) => new RegExp(patterns.join("|"), "iu");

function words<T extends string>(lists: Lists): Words<T> {
  return Object.entries(lists).map(([value, patterns]) => ({
    value: value as T,
    pattern: oneOf(patterns),
  }));
}

function daysOfYear(span: string): [from: string, to: string] {
  const [from = "", to = from] = span.split("..");
  return [from, to];
}

function compile(written: Written): Vocabulary {
  const { terms, yearly } = written.calendar;
  return {
    slips: Object.entries(written.slips).map(([wrong, right]) => ({
      wrong: new RegExp(wrong, "gu"),
      right,
    })),
    past: oneOf(written.past),
    future: oneOf(written.future),
    questions: oneOf(written.questions),
    calendar: {
      terms: { spring: daysOfYear(terms.spring), autumn: daysOfYear(terms.autumn) },
      yearly: Object.entries(yearly).map(([named, span]) => {
        const [from, to] = daysOfYear(span);
        return { words: named, from, to };
      }),
    },
    activity: words(written.activity),
    level: words(written.level),
    levelByPlace: words(written["level-by-place"]),
    mode: words(written.mode),
    modeByForm: words(written["mode-by-form"]),
    lecturer: oneOf(written.lecturer),
    host: words(written.host),
    place: words(written.place),
    themes: words(written.themes),
    outcome: words(written.outcome),
    titled: written.titled,
    contents: written.contents,
    plainTitle: written["plain-title"],
    people: written.people,
    notTheDay: new RegExp(written["not-the-day"], "iu"),
    policy: {
      goneTo: new RegExp(written.policy["gone-to"], "u"),
      spoken: new RegExp(written.policy.spoken, "iu"),
    },
  };
}
