import type { Sheet } from "../../app/import/sheet.ts";
import { Failure } from "../../domain/failure.ts";
import { BeyondLimit } from "./beyond-limit.ts";

/** Columns from one position to another, both included, counted from 0. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** One line of a sheet, counted from 1 as a spreadsheet program shows it. */
export interface SheetLine {
  readonly row: number;
  readonly cells: readonly string[];
  /** What a merged cell swallowed: it shows one text for several lines or columns. */
  readonly merged?: readonly ColumnRange[];
  /** Positions, from 0, of numbers of 15 digits or more: one more, and a spreadsheet rounds them. */
  readonly longNumbers?: readonly number[];
  /** Positions, from 0, of formulas that the file holds no result of. */
  readonly uncomputed?: readonly number[];
  /** Positions, from 0, of texts that are crossed out. */
  readonly struck?: readonly number[];
  readonly hidden?: true;
}

/** As many as spreadsheet programs have; a longer line is not one of a sheet. */
const MOST_COLUMNS = 16_384;
/** As long as a text can be in a cell of a spreadsheet program. */
const MOST_CHARACTERS = 32_767;
/** Of all texts of a sheet together. */
const MOST_CHARACTERS_IN_ALL = 100_000_000;

const filled = (line: SheetLine) => line.cells.filter((cell) => visible(cell) !== "").length;

/** What a person sees of a cell: no control signs, none of no width, no half characters. */
function visible(cell: string): string {
  return cell.replace(/[^\P{Cc}\s]|\p{Cf}|\p{Surrogate}/gu, "").trim();
}

/** @throws {BeyondLimit} where a line or all of them hold more than a sheet can */
function refuseTooLong(lines: readonly SheetLine[]): void {
  let inAll = 0;
  for (const { row, cells } of lines) {
    if (cells.length > MOST_COLUMNS) {
      throw new BeyondLimit(`line ${row} has more than ${MOST_COLUMNS} cells`);
    }
    for (const cell of cells) {
      if (cell === undefined) continue;
      if (cell.length > MOST_CHARACTERS) {
        throw new BeyondLimit(`line ${row} has a cell of more than ${MOST_CHARACTERS} characters`);
      }
      inAll += cell.length;
    }
    if (inAll > MOST_CHARACTERS_IN_ALL) throw new BeyondLimit("its texts are too long");
  }
}

/**
 * Takes the first line with two filled cells for the headings, so that empty lines and a title
 * above them do no harm, and every filled line below for a row.
 *
 * @throws {Failure} sheet/unreadable
 */
export function toSheet(file: string, lines: readonly SheetLine[]): Sheet {
  const fail = (problem: string) => new Failure("sheet/unreadable", { file, problem });
  try {
    refuseTooLong(lines);
  } catch (cause) {
    throw cause instanceof BeyondLimit ? fail(cause.message) : cause;
  }
  const written = lines.filter((line) => filled(line) > 0);
  const headingLine = written.find((line) => filled(line) > 1);
  if (!headingLine) {
    throw fail(written.length === 0 ? "it is empty" : "no line has two filled cells");
  }
  const headings = Array.from(headingLine.cells, (cell) => visible(cell ?? ""));
  const textOf = shared();
  return {
    file,
    headings: headings.filter((heading) => heading !== ""),
    rows: written
      .slice(written.indexOf(headingLine) + 1)
      .map((line) => ({ row: line.row, ...underHeadings(headings, line, textOf) })),
  };
}

/** Gives one text for all that are equal: most cells of a sheet say what many others say. */
function shared(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
}

function underHeadings(
  headings: readonly string[],
  line: SheetLine,
  textOf: (text: string) => string,
) {
  const cells: Record<string, string> = {};
  for (const [position, heading] of headings.entries()) {
    if (heading !== "") cells[heading] = textOf(visible(line.cells[position] ?? ""));
  }
  const under = (positions: readonly number[] = []) =>
    positions.map((position) => headings[position] ?? "").filter(Boolean);
  const facts = {
    merged: (line.merged ?? []).flatMap(({ from, to }) => headings.slice(from, to + 1)),
    longNumbers: under(line.longNumbers),
    uncomputed: under(line.uncomputed),
    struck: under(line.struck),
  };
  return {
    cells,
    ...(line.hidden && { hidden: line.hidden }),
    ...Object.fromEntries(
      Object.entries(facts)
        .map(([fact, found]) => [fact, found.filter(Boolean)] as const)
        .filter(([, found]) => found.length > 0),
    ),
  };
}
