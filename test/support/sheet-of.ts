import type { Sheet } from "../../src/app/import/sheet.ts";

/** A sheet with these rows, the first of them in row 2; keys are the headings. */
export function sheetOf(
  rows: readonly Readonly<Record<string, string>>[],
  file = "表.xlsx",
): Sheet {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const empty = Object.fromEntries(headings.map((heading) => [heading, ""]));
  return {
    file,
    headings,
    rows: rows.map((cells, index) => ({ row: index + 2, cells: { ...empty, ...cells } })),
  };
}
