import { maskNationalId, maskNationalIdsIn } from "../../domain/national-id.ts";
import { isDitto } from "../../policy/checks/sheet-form.ts";
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

/** What keeps a cell from being read, whatever column it stands in. */
function flawOf(text: string, isStruck: boolean): Problem | undefined {
  if (isStruck) return { code: "struck-through" };
  if (FORMULA_ERROR.test(text)) return { code: "formula-error" };
  return isDitto(text) ? { code: "ditto" } : undefined;
}

/** Enough of a cell to find it again. */
const MOST_SHOWN = 100;

function shown(text: string): string {
  const characters = [...text];
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")}…` : text;
}

/** @param titles how each column is called where the sheet has none */
export function readRow<C extends string>(
  { row, cells, merged, uncomputed, struck }: Sheet["rows"][number],
  columns: Columns<C>,
  titles: Readonly<Record<C, readonly [string, ...string[]]>>,
): RowReader<C> {
  const rejections: Rejection[] = [];
  const textOf = (column: C) => cells[columns[column] ?? ""] ?? "";

  const refuse = (column: C, problem: Problem) => {
    const text = textOf(column);
    const value = shown(column === "nationalId" ? maskNationalId(text) : maskNationalIdsIn(text));
    rejections.push({ row, column: columns[column] ?? titles[column][0], value, problem });
  };
  const read = <T>(column: C, reader: (text: string) => Reading<T>): T | undefined => {
    const text = textOf(column);
    const flaw = flawOf(text, struck?.includes(columns[column] ?? "") ?? false);
    const reading: Reading<T> = flaw ? { problem: flaw } : reader(text);
    if ("value" in reading) return reading.value;
    refuse(column, reading.problem);
    return undefined;
  };
  /** Why a cell is empty that seems to be filled. */
  const seemingly = (column: C): Problem | undefined => {
    const heading = columns[column] ?? "";
    if (uncomputed?.includes(heading)) return { code: "formula-unsaved" };
    return merged?.includes(heading) ? { code: "merged" } : undefined;
  };

  return {
    row,
    rejections,
    refuse,
    required(column, reader) {
      if (textOf(column) !== "") return read(column, reader);
      refuse(column, seemingly(column) ?? { code: "missing" });
      return undefined;
    },
    optional(column, reader) {
      if (textOf(column) !== "") return read(column, reader);
      const problem = seemingly(column);
      if (problem) refuse(column, problem);
      return undefined;
    },
  };
}
