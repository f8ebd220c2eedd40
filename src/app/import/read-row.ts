import { maskNationalId } from "../../domain/national-id.ts";
import type { Sheet } from "../ports.ts";
import type { Columns } from "./columns.ts";
import type { Problem, Rejection } from "./problem.ts";

/** What a cell says, or why it cannot be taken. */
export type Reading<T> = { readonly value: T } | { readonly problem: Problem };

/** Takes the cells of one row and gathers every reason to refuse it. */
export interface RowReader<C extends string> {
  readonly row: number;
  readonly rejections: readonly Rejection[];
  /** The cell's value; an empty cell is refused. */
  required<T>(column: C, read: (text: string) => Reading<T>): T | undefined;
  /** The cell's value; an empty cell or a column that is not there says nothing. */
  optional<T>(column: C, read: (text: string) => Reading<T>): T | undefined;
  refuse(column: C, problem: Problem): void;
}

const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/;

/** Enough of a cell to find it again. */
const MOST_SHOWN = 100;

function shown(text: string): string {
  const characters = [...text];
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")}…` : text;
}

/** @param titles how each column is called where the sheet has none */
export function readRow<C extends string>(
  { row, cells, merged }: Sheet["rows"][number],
  columns: Columns<C>,
  titles: Readonly<Record<C, readonly [string, ...string[]]>>,
): RowReader<C> {
  const rejections: Rejection[] = [];
  const textOf = (column: C) => cells[columns[column] ?? ""] ?? "";

  const refuse = (column: C, problem: Problem) => {
    const text = textOf(column);
    const value = shown(column === "nationalId" ? maskNationalId(text) : text);
    rejections.push({ row, column: columns[column] ?? titles[column][0], value, problem });
  };
  const read = <T>(column: C, reader: (text: string) => Reading<T>): T | undefined => {
    const text = textOf(column);
    const reading: Reading<T> = FORMULA_ERROR.test(text)
      ? { problem: { code: "formula-error" } }
      : reader(text);
    if ("value" in reading) return reading.value;
    refuse(column, reading.problem);
    return undefined;
  };
  const isMerged = (column: C) => merged?.includes(columns[column] ?? "") ?? false;

  return {
    row,
    rejections,
    refuse,
    required(column, reader) {
      if (textOf(column) !== "") return read(column, reader);
      refuse(column, { code: isMerged(column) ? "merged" : "missing" });
      return undefined;
    },
    optional(column, reader) {
      if (textOf(column) !== "") return read(column, reader);
      if (isMerged(column)) refuse(column, { code: "merged" });
      return undefined;
    },
  };
}
