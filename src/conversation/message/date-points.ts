import type { Day } from "../../domain/day.ts";

/** How exactly a time is named: to the day, or only to a longer period. */
export type Grain = "day" | "period" | "year" | "cycle";

/** Days from the first to the last, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
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
  /** A time of every year, from and to as `MM-DD`; one that ends before it starts ends a year later. */
  | {
      readonly kind: "yearly";
      readonly year?: number;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "span"; readonly span: Span; readonly grain: Grain; readonly week?: number }
  /** Five years, by the label of the cycle, or `current` or `previous`. */
  | { readonly kind: "cycle"; readonly label: string; readonly span?: Span }
  /** Written like a time, but none: 每周一, 2月30日. */
  | { readonly kind: "none" };

/** How one way of writing a time is recognised and read. */
export interface TimeRule {
  /** Has the flags `gu`. */
  readonly pattern: RegExp;
  /** Absent where the match turns out to be no time at all. */
  readonly read: (groups: Readonly<Record<string, string>>, today: Day) => Point | undefined;
}
