import { type Day, isDay } from "../../domain/day.ts";
import { plainNationalId } from "../../domain/national-id.ts";
import type { Fault, Finding } from "../../policy/checks/finding.ts";
import { checkForm, isDitto } from "../../policy/checks/sheet-form.ts";
import type { SupplementColumns, SupplementRow } from "../../policy/checks/supplement-row.ts";
import { optionalColumns, type SupplementFile } from "../../policy/terms/format/supplement-file.ts";
import { type Columns, findColumns, type Headings } from "./columns.ts";
import type { Problem } from "./problem.ts";
import { readAmount } from "./read-amount.ts";
import { readDay } from "./read-day.ts";
import { type Reading, type RowReader, readRow } from "./read-row.ts";
import { readName, readNationalId, readText } from "./read-text.ts";
import { RECORD_HEADINGS } from "./record-columns.ts";
import type { Sheet } from "./sheet.ts";

const { nationalId, name, title, organiser, kind, level, hours, to } = RECORD_HEADINGS;
const HEADINGS = { nationalId, name, title, organiser, category: kind, level, hours, date: to };
type Column = keyof typeof HEADINGS;
const REQUIRED: readonly (readonly Column[])[] = [
  ["nationalId"],
  ["name"],
  ["title"],
  ["organiser"],
  ["category"],
  ["hours"],
];

/** A cell that cannot be read, told as when a sheet is taken in. */
export interface CellFault {
  readonly cell: Problem;
}
export type SupplementFinding = Finding<Fault | CellFault>;

/** The old form of 15 digits may stand too: its birthday has a year of two. */
export function readAnyNationalId(text: string): Reading<string> {
  const reading = readNationalId(text);
  if (!("problem" in reading) || reading.problem.code !== "national-id-old") return reading;
  const plain = plainNationalId(text);
  const [, year, month, dayOfMonth] = /^\d{6}(\d{2})(\d{2})(\d{2})/.exec(plain) ?? [];
  return isDay(`19${year}-${month}-${dayOfMonth}`)
    ? { value: plain }
    : { problem: { code: "national-id-birthday" } };
}

/** A number of so many digits is text; a spreadsheet that holds it as a number rounds the next one. */
function asNumber(
  row: Sheet["rows"][number],
  columns: Columns<Column>,
  article: string,
): SupplementFinding[] {
  const column = columns.nationalId ?? "";
  if (!row.longNumbers?.includes(column)) return [];
  const where = { in: "rows", rows: [row.row], columns: [column] } as const;
  return [{ where, fault: { code: "long-number", column }, article }];
}

/** A row without what is told of its form already: merged cells, and what stands for the row above. */
function withoutForm({ row, cells }: Sheet["rows"][number]): Sheet["rows"][number] {
  const own = Object.entries(cells).map(([heading, text]) => [heading, isDitto(text) ? "" : text]);
  return { row, cells: Object.fromEntries(own) };
}

/** What a row states, as far as it can be read. */
function stated(reader: RowReader<Column>, hasLevel: boolean, today: Day): SupplementRow {
  const called = reader.optional("name", readName) ?? "";
  const known = reader.optional("nationalId", readAnyNationalId);
  return {
    row: reader.row,
    name: called,
    person: known ?? (called === "" ? `row-${reader.row}` : called),
    title: reader.optional("title", readText) ?? "",
    organiser: reader.optional("organiser", readText) ?? "",
    category: reader.optional("category", readText) ?? "",
    level: hasLevel ? (reader.optional("level", readText) ?? "") : undefined,
    hours: reader.optional("hours", readAmount("hours")),
    date: reader.optional("date", readDay) ?? today,
  };
}

function titles(columns: Columns<Column>): SupplementColumns {
  const titleOf = (column: Column) => columns[column] ?? HEADINGS[column][0];
  return {
    name: titleOf("name"),
    title: titleOf("title"),
    organiser: titleOf("organiser"),
    category: titleOf("category"),
    level: titleOf("level"),
    hours: titleOf("hours"),
  };
}

/** The rows of a sheet of supplements, and what is wrong with single cells of it. */
export interface SupplementSheet {
  readonly rows: readonly SupplementRow[];
  readonly columns: SupplementColumns;
  readonly findings: readonly SupplementFinding[];
}

/**
 * Reads a sheet of supplements cell by cell: what stands in it, and what cannot stand so.
 *
 * @param today the day of rows that state none
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export function readSupplementSheet(
  file: SupplementFile,
  sheet: Sheet,
  today: Day,
): SupplementSheet {
  const headings: Headings<Column> = HEADINGS;
  const columns = findColumns(sheet, headings, REQUIRED);
  const findings: SupplementFinding[] = [];
  const rows = sheet.rows.map((row) => {
    const reader = readRow(withoutForm(row), columns, headings);
    findings.push(...checkForm(row, optionalColumns(file), file.cite));
    findings.push(...asNumber(row, columns, file.cite));
    const read = stated(reader, columns.level !== undefined, today);
    for (const { row: at, column, problem } of reader.rejections) {
      const where = { in: "rows", rows: [at], columns: [column] } as const;
      findings.push({ where, fault: { cell: problem }, article: file.cite });
    }
    return read;
  });
  return { rows, columns: titles(columns), findings };
}
