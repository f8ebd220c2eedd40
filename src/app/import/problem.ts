import type { Remark } from "./remark.ts";

/**
 * Everything that can be wrong with a cell, and the facts a sentence about it needs.
 *
 * A row is refused by code, never by sentence: the words are chosen in the reader's language.
 */
export const PROBLEM_FACTS = {
  missing: [],
  merged: [],
  "formula-error": [],
  "formula-unsaved": [],
  "struck-through": [],
  ditto: [],
  "text-too-long": ["most"],
  "word-misspelt": ["nearest", "known"],
  "word-unknown": ["known"],
  "staff-number": [],
  "number-rounded": [],
  "national-id-old": [],
  "national-id-length": ["length"],
  "national-id-letters": [],
  "national-id-masked": [],
  "national-id-birthday": [],
  "national-id-check": [],
  "national-id-repeated": ["row"],
  "national-id-taken": ["person"],
  "national-id-differs": ["person"],
  phone: [],
  "date-month-alone": ["example"],
  "date-year-alone": ["example"],
  "date-without-year": ["example"],
  "date-short-year": ["suggestion"],
  "date-serial": ["suggestion"],
  "date-impossible": [],
  "date-range": [],
  "date-unreadable": [],
  "date-world-time": [],
  "date-too-early": [],
  "date-year-as-day": ["year"],
  "date-before-birth": [],
  "date-far-ahead": ["today"],
  "certificate-before-training": ["training"],
  "date-future": ["today"],
  "date-order": ["earlier", "later"],
  "amount-in-words": ["number"],
  "amount-with-unit": ["number"],
  "amount-no-number": [],
  "amount-negative": [],
  "amount-too-large": ["most"],
  "amount-places": [],
  "person-repeated": ["row"],
  "person-unknown": [],
  "person-out-of-reach": [],
  "school-out-of-reach": [],
  "name-differs": ["name"],
  "number-elsewhere": ["name", "school"],
  "number-alike": ["name", "number"],
  "leader-without-group": [],
  "duty-differs": ["other"],
  "not-for-kind": [],
  "semesters-too-many": [],
  "circumstance-repeated": ["row"],
  "circumstance-overlaps": ["kind", "from"],
  "programme-without-policy": [],
  "programme-none": ["policy"],
  "hours-beyond-days": ["days"],
  "record-repeated": ["row"],
  "record-alike": ["row"],
  "record-differs": ["title", "date"],
  "certificate-repeated": ["row"],
  "certificate-differs": ["title", "date"],
  "certificate-of-other": ["person"],
  "questionnaire-repeated": ["row"],
  "certificate-out-of-reach": [],
} as const satisfies Record<string, readonly string[]>;

type Catalogue = typeof PROBLEM_FACTS;
export type ProblemCode = keyof Catalogue;

/** Why a cell was refused, with the facts named in {@link PROBLEM_FACTS}. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C } & Readonly<
    Record<Catalogue[C][number], string | number | readonly string[]>
  >;
}[ProblemCode];

/** A cell that keeps its row out. */
export interface Rejection {
  /** As the spreadsheet program counts: the headings are usually row 1. */
  readonly row: number;
  /** The heading as it stands in the sheet. */
  readonly column: string;
  /** What was written; identity numbers are masked. */
  readonly value: string;
  readonly problem: Problem;
}

/** What became of a sheet. One row can be rejected for several cells. */
export interface ImportReport {
  /** Filled rows below the headings. */
  readonly read: number;
  /** Rows taken in, or that would be without `dryRun`; 0 where a rejected row kept all out. */
  readonly accepted: number;
  /** Of these, how many were not known already. */
  readonly changed: number;
  readonly rejected: readonly Rejection[];
  /** What keeps no row out, but somebody should look at; absent where there is nothing. */
  readonly remarks?: readonly Remark[];
}
