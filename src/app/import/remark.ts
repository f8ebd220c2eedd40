/**
 * Everything that is worth telling of rows that are taken in all the same, and the facts a sentence
 * about it needs.
 */
export const REMARK_FACTS = {
  "content-unsaid": ["title", "article"],
  "sheet-not-read": ["sheet", "read"],
  "rows-hidden": [],
  "hours-without-first-day": ["hours"],
  "day-overfull": ["date", "hours"],
  "report-alike": ["title", "date"],
  "name-changed": ["was", "now"],
  "school-changed": ["was", "now", "before", "after"],
  "circumstance-changed": ["was", "now"],
  "circumstance-void": ["kind", "from"],
  "circumstance-not-there": ["kind", "from"],
  "designation-besides": ["kind", "from"],
} as const satisfies Record<string, readonly string[]>;

type Catalogue = typeof REMARK_FACTS;
export type RemarkCode = keyof Catalogue;

/** What is remarked, with the facts named in {@link REMARK_FACTS}. */
export type Remarked = {
  [C in RemarkCode]: { readonly code: C } & Readonly<Record<Catalogue[C][number], string>>;
}[RemarkCode];

/** Something that somebody should look at, though it keeps no row out. */
export interface Remark {
  /** As the spreadsheet program counts. */
  readonly rows: readonly number[];
  /** The heading as it stands in the sheet, or as it would be called. */
  readonly column: string;
  readonly remarked: Remarked;
}
