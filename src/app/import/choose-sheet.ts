import { Failure } from "../../domain/failure.ts";
import { type Columns, findColumns, type Headings } from "./columns.ts";
import type { Remark } from "./remark.ts";
import type { Sheet } from "./sheet.ts";

/** The sheet of a workbook that is read, and what it leaves unread or hides. */
export interface ChosenSheet<C extends string> {
  readonly chosen: Sheet;
  readonly columns: Columns<C>;
  /** Names the other sheets that have rows, and rows that are hidden. */
  readonly unread: readonly Remark[];
}

/**
 * Chooses the first sheet that has the required columns; a page of instructions in front does no
 * harm. Only one sheet is read: rows are told by their numbers, which two sheets both have.
 *
 * @param required each is one column, or several of which one is enough
 * @throws {Failure} sheet/no-column, sheet/column-twice of the first sheet, where none fits
 */
export function chooseSheet<C extends string>(
  sheet: Sheet,
  headings: Headings<C>,
  required: readonly (readonly C[])[],
): ChosenSheet<C> {
  const { others = [], ...first } = sheet;
  const all = [first, ...others];
  const fitting = all
    .map((each) => ({ each, columns: columnsOf(each, headings, required) }))
    .find(({ columns }) => columns !== undefined);
  const { name } = first;
  const called = name === undefined ? first : { ...first, file: `${first.file} (${name})` };
  const chosen = fitting?.each ?? first;
  const columns = fitting?.columns ?? findColumns(called, headings, required);
  const rest = all.filter((each) => each !== chosen && each.rows.length > 0);
  return {
    chosen,
    columns,
    unread: [...rest.map((each) => notRead(each, chosen)), ...hidden(chosen)],
  };
}

/** Whether a sheet has the required columns, each once. */
export function hasColumns<C extends string>(
  sheet: Sheet,
  headings: Headings<C>,
  required: readonly (readonly C[])[],
): boolean {
  return columnsOf(sheet, headings, required) !== undefined;
}

function columnsOf<C extends string>(
  sheet: Sheet,
  headings: Headings<C>,
  required: readonly (readonly C[])[],
): Columns<C> | undefined {
  try {
    return findColumns(sheet, headings, required);
  } catch (cause) {
    if (cause instanceof Failure) return undefined;
    throw cause;
  }
}

function notRead({ name = "" }: Sheet, { name: read = "" }: Sheet): Remark {
  return { rows: [], column: name, remarked: { code: "sheet-not-read", sheet: name, read } };
}

function hidden({ rows, headings: [column = ""] }: Sheet): Remark[] {
  const found = rows.filter((row) => row.hidden).map(({ row }) => row);
  return found.length > 0 ? [{ rows: found, column, remarked: { code: "rows-hidden" } }] : [];
}
