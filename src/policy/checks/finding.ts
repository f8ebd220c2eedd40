import type { Bilingual } from "../terms/text.ts";

/**
 * Everything that a check can find, and the facts a sentence about it needs.
 *
 * A finding is told by code, never by sentence: the words are chosen in the reader's language.
 */
export const FINDING_FACTS = {
  "file-name": ["found", "expected"],
  "field-missing": ["field", "label", "expected"],
  "name-differs": ["field", "found", "expected"],
  "hours-differ": ["field", "found", "hours"],
  "month-differs": ["field", "found", "month"],
  "months-differ": ["field", "found", "from", "to"],
  "year-differs": ["found", "year"],
  "school-differs": ["found", "school"],
  "part-missing": ["part", "words"],
  forbidden: ["word", "instead"],
  "forbidden-alike": ["word", "words", "instead"],
  blank: [],
  merged: [],
  ditto: ["found"],
  "long-number": ["column"],
  "person-differs": ["name", "row"],
  "category-unknown": ["found", "known"],
  "level-unknown": ["found", "known"],
  "level-missing": ["known"],
  "title-differs": ["found", "expected"],
  "fixed-hours": ["found", "hours", "rule"],
  "over-cap": ["name", "basket", "before", "limit", "lost"],
  "off-certificate": ["found", "expected"],
  "no-certificate": ["found"],
  "number-unsplit": ["parts", "example"],
  "number-parts": ["found", "count", "parts", "example"],
  "number-differs": ["found", "expected"],
  "number-width": ["found", "width"],
  "number-year": ["found"],
  "paper-missing": ["paper", "words"],
  "papers-late": ["handed", "due"],
} as const satisfies Record<string, readonly string[]>;

type Catalogue = typeof FINDING_FACTS;
type Fact = string | number | Bilingual | readonly string[] | readonly Bilingual[];

/** What is wrong, with the facts named in {@link FINDING_FACTS}. */
export type Fault = {
  [C in keyof Catalogue]: { readonly code: C } & Readonly<Record<Catalogue[C][number], Fact>>;
}[keyof Catalogue];

/** Where it is wrong: in all of what was given, in a line, in cells of a sheet, in a part of a number. */
export type Place =
  | { readonly in: "text" | "file-name" | "number" | "papers" }
  | { readonly in: "line"; readonly line: number; readonly quote: string }
  | { readonly in: "rows"; readonly rows: readonly number[]; readonly columns: readonly string[] }
  | { readonly in: "part"; readonly part: Bilingual };

/** One thing that a check found. */
export interface Finding<F = Fault> {
  readonly where: Place;
  readonly fault: F;
  /** The article that asks for it to be otherwise. */
  readonly article: string;
}
