/** A sheet as rows of text under headings; row numbers as the user sees them. */
export interface Sheet {
  readonly file: string;
  /** What the workbook calls this sheet, where it has others. */
  readonly name?: string;
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: Readonly<Record<string, string>>;
    /** Headings under which a merged cell leaves this row empty, though it seems to cover it. */
    readonly merged?: readonly string[];
    /** Headings under which this row holds a number of so many digits that it should be text. */
    readonly longNumbers?: readonly string[];
    /** Headings under which a formula stands here that the file holds no result of. */
    readonly uncomputed?: readonly string[];
    /** Headings under which the text of this row is crossed out. */
    readonly struck?: readonly string[];
    /** The row is hidden, by hand or by a filter. */
    readonly hidden?: true;
  }[];
  /** The other visible sheets of the workbook that have rows. */
  readonly others?: readonly Sheet[];
}
