import type {
  Activity,
  Level,
  Mode,
  Place,
  Theme,
  TrainingRecord,
} from "../../domain/training-record.ts";
import type { TimeRule } from "./date-points.ts";
import { type PeoplePatterns, peoplePatterns } from "./people-patterns.ts";
import type { SchoolCalendar } from "./school-calendar.ts";
import { timeRules } from "./time-rules.ts";
import { type TitlePatterns, titlePatterns } from "./title-patterns.ts";
import type { VocabularyFile } from "./vocabulary-file.ts";

/** Words, each list as one pattern, with what they stand for; the first that fits wins. */
export type Words<T extends string> = readonly { readonly value: T; readonly pattern: RegExp }[];

/** The words that people write, ready to be looked for in a text in normal form. */
export interface Vocabulary {
  readonly slips: readonly { readonly wrong: RegExp; readonly right: string }[];
  readonly past: RegExp;
  readonly future: RegExp;
  readonly questions: RegExp;
  /** Every way of writing a time. */
  readonly times: readonly TimeRule[];
  readonly activity: Words<Activity>;
  readonly level: Words<Level>;
  readonly levelByPlace: Words<Level>;
  readonly mode: Words<Mode>;
  readonly modeByForm: Words<Mode>;
  readonly lecturer: RegExp;
  readonly host: Words<NonNullable<TrainingRecord["host"]>>;
  readonly place: Words<Place>;
  readonly themes: Words<Theme>;
  /** By which words a part of what is demanded is called, by the kind or the theme that it is of. */
  readonly parts: Words<Activity | Theme>;
  /** The word by which a group is called, as 数学 in 数学组. */
  readonly subjects: Words<string>;
  readonly outcome: Words<NonNullable<TrainingRecord["outcome"]>>;
  /** What says that a course of study matches what somebody teaches, or that it does not. */
  readonly matchesPost: { readonly said: RegExp; readonly not: RegExp };
  readonly titles: TitlePatterns;
  readonly people: PeoplePatterns;
  /** What comes right before a day that is not that of the training: 证书日期. */
  readonly notTheDay: RegExp;
  /** What follows or comes before a time at which somebody came to the school: 去年刚来的. */
  readonly arrival: { readonly after: RegExp; readonly before: RegExp };
  readonly policy: { readonly goneTo: RegExp; readonly spoken: RegExp };
}

const oneOf = (patterns: readonly string[]) => new RegExp(patterns.join("|"), "iu");

function words<T extends string>(lists: Readonly<Partial<Record<T, readonly string[]>>>): Words<T> {
  return Object.entries<readonly string[] | undefined>(lists).map(([value, patterns = []]) => ({
    value: value as T,
    pattern: oneOf(patterns),
  }));
}

function calendarFrom({ terms, yearly }: VocabularyFile["calendar"]): SchoolCalendar {
  return {
    terms,
    yearly: Object.entries(yearly).map(([words, when]) => ({
      words,
      time: when === "spring" || when === "autumn" ? terms[when] : when,
    })),
  };
}

/** Makes patterns of the words as they are written. */
export function compileVocabulary(written: VocabularyFile): Vocabulary {
  return {
    slips: Object.entries(written.slips).map(([wrong, right]) => ({
      wrong: new RegExp(wrong, "gu"),
      right,
    })),
    past: oneOf(written.past),
    future: oneOf(written.future),
    questions: oneOf(written.questions),
    times: timeRules(calendarFrom(written.calendar)),
    activity: words(written.activity),
    level: words(written.level),
    levelByPlace: words(written["level-by-place"]),
    mode: words(written.mode),
    modeByForm: words(written["mode-by-form"]),
    lecturer: oneOf(written.lecturer),
    host: words(written.host),
    place: words(written.place),
    themes: words(written.themes),
    parts: words(written.parts),
    subjects: words(written.subjects),
    outcome: words(written.outcome),
    matchesPost: {
      said: new RegExp(written["matches-post"].said, "iu"),
      not: new RegExp(written["matches-post"].not, "iu"),
    },
    titles: titlePatterns(written),
    people: peoplePatterns(written.people),
    notTheDay: new RegExp(written["not-the-day"], "iu"),
    arrival: {
      after: new RegExp(written.arrival.after, "iu"),
      before: new RegExp(written.arrival.before, "iu"),
    },
    policy: {
      goneTo: new RegExp(written.policy["gone-to"], "u"),
      spoken: new RegExp(written.policy.spoken, "iu"),
    },
  };
}
