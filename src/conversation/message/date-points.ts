import type { Day } from "../../domain/day.ts";

/** How exactly a time is named: to the day, or only to a longer period. */
export type Grain = "day" | "period" | "year" | "cycle";

/** Days from the first to the last, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A time that is settled. */
export interface Resolved extends Span {
  readonly grain: Grain;
}

/** What is counted out of a time; `nth` counts from 1, or from -1 at its end. */
export type Part =
  | { readonly kind: "nth-weekday"; readonly nth: number; readonly weekday: number }
  | { readonly kind: "nth-day"; readonly nth: number }
  | { readonly kind: "nth-week"; readonly nth: number; readonly weekday?: number }
  /** One day so far before (negative) or after it. */
  | { readonly kind: "away"; readonly days: number }
  /** So many days right before (negative) or after it. */
  | { readonly kind: "beside"; readonly days: number };

/** A month as the lunar calendar names it; a leap month (闰六月) follows the one of its number. */
export interface LunarMonth {
  readonly month: number;
  readonly isLeap?: boolean;
}

export type MonthPart = "early" | "middle" | "late";

/** A time as it is written, before it is known which year or week it falls in. */
export type Point =
  | { readonly kind: "day"; readonly year?: number; readonly month?: number; readonly day: number }
  | {
      readonly kind: "month";
      readonly year?: number;
      readonly month: number;
      readonly part?: MonthPart;
    }
  | { readonly kind: "year"; readonly year: number }
  /** `week` counts from the week of the message: -1 is the week before; absent is left open. */
  | { readonly kind: "weekday"; readonly week?: number; readonly weekday: number }
  /** A time of every year. */
  | {
      readonly kind: "yearly";
      readonly year?: number;
      readonly spanIn: (year: number) => Span | undefined;
      /** Whether schools differ in when it begins and ends, so that no part of it can be counted out. */
      readonly isAbout?: boolean;
      /** Whether "before" it means at its end: 年底前. */
      readonly isDueAtEnd?: boolean;
    }
  /** A day of the lunar calendar; a later one of several (初八、初九) leaves the month open. */
  | {
      readonly kind: "lunar";
      readonly year?: number;
      /** Whether the year is said to be one of the lunar calendar, which ends later. */
      readonly isLunarYear?: boolean;
      readonly month?: LunarMonth;
      readonly day: number;
    }
  /** What is counted out of another time: its last Saturday, the day before it. */
  | { readonly kind: "part"; readonly of: Point; readonly part: Part }
  /** So long from the day of the message, where that is a deadline (五日内). */
  | { readonly kind: "within"; readonly until: Day }
  | {
      readonly kind: "span";
      readonly span: Span;
      readonly grain: Grain;
      readonly week?: number;
      /** As of a time of every year. */
      readonly isAbout?: boolean;
    }
  /** Five years, by the label of the cycle, or `current` or `previous`. */
  | { readonly kind: "cycle"; readonly label: string; readonly span?: Span }
  /** Written like a time, but none that can be settled: 每周一, 2月30日, 开学第二周. */
  | { readonly kind: "none" };

/** How one way of writing a time is recognised and read. */
export interface TimeRule {
  /** Has the flags `gu`. */
  readonly pattern: RegExp;
  /** Absent where the match turns out to be no time at all. */
  readonly read: (groups: Readonly<Record<string, string>>, today: Day) => Point | undefined;
}
