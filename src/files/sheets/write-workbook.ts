import { utils, write } from "@e965/xlsx";
import type { Sheet } from "../../wording/reply.ts";

/** The longest name that spreadsheet programs take for a sheet, and what they refuse in one. */
const TITLE_MAX = 31;
const NOT_IN_TITLE = /[\\/?*[\]:]/g;
const WIDEST = 60;

/** An .xlsx workbook: text stays text, also where it looks like a formula or a number. */
export function writeWorkbook(sheets: readonly Sheet[]): Buffer {
  const workbook = utils.book_new();
  for (const { title, columns, rows } of sheets) {
    const lines = [columns, ...rows];
    const sheet = utils.aoa_to_sheet(lines.map((line) => [...line]));
    sheet["!cols"] = columns.map((_, at) => ({ wch: widthOf(lines.map((line) => line[at])) }));
    utils.book_append_sheet(workbook, sheet, titleOf(title), true);
  }
  return write(workbook, { type: "buffer", bookType: "xlsx", compression: true });
}

const titleOf = (title: string) =>
  title.replace(NOT_IN_TITLE, " ").trim().slice(0, TITLE_MAX) || "1";

/** In letters: a Chinese one is as wide as two. */
function widthOf(cells: readonly (string | number | undefined)[]): number {
  const widths = cells.map((cell) => String(cell ?? "").replace(/[^ -~]/g, "  ").length);
  return Math.min(Math.max(...widths) + 2, WIDEST);
}
