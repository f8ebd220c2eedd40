import type { Sheet } from "../app/ports.ts";
import { Failure } from "../domain/failure.ts";

/** One line of a sheet, counted from 1 as a spreadsheet program shows it. */
export interface SheetLine {
  readonly row: number;
  readonly cells: readonly string[];
  /** Positions, from 0, that a merged cell swallowed: it shows one text for several lines. */
  readonly merged?: readonly number[];
  /** Positions, from 0, of numbers of 15 digits or more: one more, and a spreadsheet rounds them. */
  readonly longNumbers?: readonly number[];
}

/** As many as spreadsheet programs have; a longer line is not one of a sheet. */
const MOST_COLUMNS = 16_384;

const filled = (line: SheetLine) => line.cells.filter((cell) => visible(cell) !== "").length;

/** What a person sees of a cell: no control signs, none of no width, no half characters. */
function visible(cell: string): string {
  return cell.replace(/[^\P{Cc}\s]|\p{Cf}|\p{Surrogate}/gu, "").trim();
}

/**
 * Takes the first line with two filled cells for the headings, so that empty lines and a title
 * above them do no harm, and every filled line below for a row.
 *
 * @throws {Failure} sheet/unreadable
 */
export function toSheet(file: string, lines: readonly SheetLine[]): Sheet {
  const written = lines.filter((line) => filled(line) > 0);
  const headingLine = written.find((line) => filled(line) > 1);
  if (!headingLine) {
    const problem = written.length === 0 ? "it is empty" : "no line has two filled cells";
    throw new Failure("sheet/unreadable", { file, problem });
  }
  if (headingLine.cells.length > MOST_COLUMNS) {
    const problem = `line ${headingLine.row} has more than ${MOST_COLUMNS} cells`;
    throw new Failure("sheet/unreadable", { file, problem });
  }
  const headings = headingLine.cells.map(visible);
  return {
    file,
    headings: headings.filter((heading) => heading !== ""),
    rows: written
      .slice(written.indexOf(headingLine) + 1)
      .map((line) => ({ row: line.row, ...underHeadings(headings, line) })),
  };
}

function underHeadings(headings: readonly string[], line: SheetLine) {
  const cells: Record<string, string> = {};
  for (const [position, heading] of headings.entries()) {
    if (heading !== "") cells[heading] = visible(line.cells[position] ?? "");
  }
  const under = (positions: readonly number[] = []) =>
    positions.map((position) => headings[position] ?? "").filter(Boolean);
  const [merged, longNumbers] = [under(line.merged), under(line.longNumbers)];
  return {
    cells,
    ...(merged.length > 0 && { merged }),
    ...(longNumbers.length > 0 && { longNumbers }),
  };
}
