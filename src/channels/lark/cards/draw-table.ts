import type { Element } from "./card.ts";
import { type BlockOf, type Drawing, leftOut } from "./drawing.ts";
import { bold, escaped, grey, markdown, shortened } from "./text.ts";

/** A card with more of them is refused. */
const MOST_TABLES = 5;

const PAGE_SIZE = 10;

/** Cells such as `12`, `+1.5` or `—`: a column of nothing else stands flush right. */
const NUMERIC = /^[+\-−]?[\d.,]{1,20}%?$|^[—–-]?$/;

/** A column with a longer cell gets a width of its own, in which the cell is broken into lines. */
const SHORT_CELL = 12;

/** Rows under headings, ten a page; a sixth table is told in lines. */
export function drawTable(
  { caption, columns, rows }: BlockOf<"table">,
  { localizer, extent, before }: Drawing,
): Element[] {
  const short = (text: string) => shortened(text, extent.cell);
  const shown = rows.slice(0, extent.rows);
  const left = leftOut(localizer, "rows", rows.length, shown.length);
  const heading = bold(escaped(short(caption)));
  if (before >= MOST_TABLES) {
    const inLine = (cells: readonly string[]) => escaped(cells.map(short).join(" · "));
    const lines = [heading, grey(inLine(columns)), ...shown.map((row) => `- ${inLine(row)}`)];
    const told = lines.filter(Boolean).join("\n");
    return [...(told ? [markdown(told)] : []), ...left];
  }
  const cells = (at: number) => shown.map((row) => short(row[at] ?? ""));
  const table: Element = {
    tag: "table",
    page_size: PAGE_SIZE,
    row_height: "auto",
    columns: columns.map((column, at) => ({
      name: `c${at}`,
      display_name: short(column),
      data_type: "text",
      width: cells(at).some((cell) => cell.length > SHORT_CELL) ? "180px" : "auto",
      horizontal_align: cells(at).every((cell) => NUMERIC.test(cell)) ? "right" : "left",
    })),
    rows: shown.map((row) =>
      Object.fromEntries(columns.map((_, at) => [`c${at}`, short(row[at] ?? "")])),
    ),
  };
  return [...(heading ? [markdown(heading)] : []), table, ...left];
}
