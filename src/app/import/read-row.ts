import { maskNationalId, maskNationalIdsIn } from "../../domain/national-id.ts";
import { isDitto } from "../../policy/checks/sheet-form.ts";
import type { Columns } from "./columns.ts";
import type { Problem, Rejection } from "./problem.ts";
import type { Sheet } from "./sheet.ts";

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
  line: Sheet["rows"][number],
  columns: Columns<C>,
  titles: Titles<C>,
): RowReader<C> {
  return new CellReader(line, columns, titles);
}

type Titles<C extends string> = Readonly<Record<C, readonly [string, ...string[]]>>;

/** A class, because a sheet has hundreds of thousands of rows: functions of its own for each weigh more. */
class CellReader<C extends string> implements RowReader<C> {
  readonly rejections: Rejection[] = [];
  private readonly line: Sheet["rows"][number];
  private readonly columns: Columns<C>;
  private readonly titles: Titles<C>;

  constructor(line: Sheet["rows"][number], columns: Columns<C>, titles: Titles<C>) {
    this.line = line;
    this.columns = columns;
    this.titles = titles;
  }

  get row(): number {
    return this.line.row;
  }

  required<T>(column: C, reader: (text: string) => Reading<T>): T | undefined {
    if (this.textOf(column) !== "") return this.read(column, reader);
    this.refuse(column, this.seemingly(column) ?? { code: "missing" });
    return undefined;
  }

  optional<T>(column: C, reader: (text: string) => Reading<T>): T | undefined {
    if (this.textOf(column) !== "") return this.read(column, reader);
    const problem = this.seemingly(column);
    if (problem) this.refuse(column, problem);
    return undefined;
  }

  refuse(column: C, problem: Problem): void {
    const text = this.textOf(column);
    const value = shown(column === "nationalId" ? maskNationalId(text) : maskNationalIdsIn(text));
    const heading = this.columns[column] ?? this.titles[column][0];
    this.rejections.push({ row: this.row, column: heading, value, problem });
  }

  private textOf(column: C): string {
    return this.line.cells[this.columns[column] ?? ""] ?? "";
  }

  private read<T>(column: C, reader: (text: string) => Reading<T>): T | undefined {
    const text = this.textOf(column);
    const flaw = flawOf(text, this.line.struck?.includes(this.columns[column] ?? "") ?? false);
    const reading: Reading<T> = flaw ? { problem: flaw } : reader(text);
    if ("value" in reading) return reading.value;
    this.refuse(column, reading.problem);
    return undefined;
  }

  /** Why a cell is empty that seems to be filled. */
  private seemingly(column: C): Problem | undefined {
    const heading = this.columns[column] ?? "";
    if (this.line.uncomputed?.includes(heading)) return { code: "formula-unsaved" };
    return this.line.merged?.includes(heading) ? { code: "merged" } : undefined;
  }
}
