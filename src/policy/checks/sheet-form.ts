import type { Finding } from "./finding.ts";

/** A row of a sheet, by headings; rows are counted as the spreadsheet program shows them. */
export interface FormRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Headings under which a merged cell leaves this row empty. */
  readonly merged?: readonly string[];
}

/** Signs and words that stand for the cell above. */
const DITTO = /^(?:[〃"”″]+|同上|同前|上同|ditto|do\.?)$/iu;

export function isDitto(text: string): boolean {
  return DITTO.test(text);
}

/**
 * Every row stands for itself: no empty cell, no merged one, nothing that points at the row above.
 *
 * @param mayBeEmpty headings of columns that need not be filled in
 */
export function checkForm(
  { row, cells, merged = [] }: FormRow,
  mayBeEmpty: readonly string[],
  article: string,
): Finding[] {
  const at = (columns: readonly string[]) => ({ in: "rows", rows: [row], columns }) as const;
  const swallowed = merged.filter((heading) => cells[heading] === "");
  const empty = Object.keys(cells).filter(
    (heading) =>
      cells[heading] === "" && !swallowed.includes(heading) && !mayBeEmpty.includes(heading),
  );
  const dittos = Object.entries(cells).filter(([, text]) => isDitto(text));
  return [
    ...(swallowed.length > 0
      ? [{ where: at(swallowed), fault: { code: "merged" } as const, article }]
      : []),
    ...(empty.length > 0 ? [{ where: at(empty), fault: { code: "blank" } as const, article }] : []),
    ...dittos.map(([heading, found]) => ({
      where: at([heading]),
      fault: { code: "ditto", found } as const,
      article,
    })),
  ];
}
