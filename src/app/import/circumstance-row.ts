import { addMonths, type Day } from "../../domain/day.ts";
import type { Designation, Leave, Posting } from "../../domain/teacher.ts";
import {
  CIRCUMSTANCE_WORDS,
  type CircumstanceKind,
  DIRECTION_WORDS,
  SENDER_WORDS,
} from "./circumstance-words.ts";
import type { Columns, Headings } from "./columns.ts";
import { readWhose, WHOSE_HEADINGS, type WhoseColumn, type WhoseRow } from "./person-columns.ts";
import { readAmount } from "./read-amount.ts";
import { readDay } from "./read-day.ts";
import { type RowReader, readRow } from "./read-row.ts";
import { readWord } from "./read-word.ts";
import type { Sheet } from "./sheet.ts";
import { YES_NO_WORDS } from "./words.ts";

/** The columns that not every kind of circumstance has. */
export const CIRCUMSTANCE_DETAILS = ["to", "fullSemesters", "sentBy", "towards"] as const;
type Detail = (typeof CIRCUMSTANCE_DETAILS)[number];

export type CircumstanceColumn = WhoseColumn | "kind" | "from" | Detail | "void";

export const CIRCUMSTANCE_HEADINGS: Headings<CircumstanceColumn> = {
  ...WHOSE_HEADINGS,
  kind: ["类别", "在岗情况", "情况类别", "类型"],
  from: ["开始日期", "开始时间", "起始日期"],
  to: ["结束日期", "结束时间", "终止日期"],
  fullSemesters: ["整学期数", "学期数"],
  sentBy: ["派出方", "选派方"],
  towards: ["去向", "去向类型"],
  void: ["作废", "撤销"],
};

export const REQUIRED_CIRCUMSTANCE_COLUMNS: readonly (readonly CircumstanceColumn[])[] = [
  ["staffNumber", "nationalId"],
  ["kind"],
  ["from"],
];

/** A leave, a posting or a designation; which one it is, its kind and first day say. */
export type Circumstance =
  | { readonly list: "leaves"; readonly entry: Leave }
  | { readonly list: "postings"; readonly entry: Posting }
  | { readonly list: "designations"; readonly entry: Designation };

export interface CircumstanceRow extends WhoseRow {
  readonly reader: RowReader<CircumstanceColumn>;
  /** It never was: it is to be taken out. */
  readonly isVoid: boolean;
  /** Absent where a cell that it needs was refused. */
  readonly circumstance?: Circumstance | undefined;
}

/** What belongs to each list; a cell in any other column would be lost, so it is refused. */
const DETAILS: Readonly<Record<Circumstance["list"], readonly Detail[]>> = {
  leaves: ["to", "fullSemesters"],
  postings: ["to", "sentBy", "towards"],
  designations: [],
};

/** The semesters of a leave begin so many months apart, at the least. */
const SEMESTER_MONTHS = 6;

const readKind = readWord(CIRCUMSTANCE_WORDS);
const readSender = readWord(SENDER_WORDS);
const readDirection = readWord(DIRECTION_WORDS);
const readYesNo = readWord(YES_NO_WORDS);
const readSemesters = readAmount("fullSemesters");
const refuseAny = () => ({ problem: { code: "not-for-kind" } }) as const;

export function readCircumstanceRow(
  row: Sheet["rows"][number],
  columns: Columns<CircumstanceColumn>,
): CircumstanceRow {
  const reader = readRow(row, columns, CIRCUMSTANCE_HEADINGS);
  const whose = readWhose(reader, columns, row.cells);
  const isVoid = reader.optional("void", readYesNo) ?? false;
  const kind = reader.required("kind", readKind);
  const from = reader.required("from", readDay);
  const circumstance = kind && from && readEntry(reader, columns, kind, from);
  return { reader, ...whose, isVoid, circumstance };
}

function readEntry(
  reader: RowReader<CircumstanceColumn>,
  columns: Columns<CircumstanceColumn>,
  of: CircumstanceKind,
  from: Day,
): Circumstance {
  const strange = CIRCUMSTANCE_DETAILS.filter((column) => !DETAILS[of.list].includes(column));
  for (const column of strange) reader.optional(column, refuseAny);
  if (of.list === "designations") return { list: of.list, entry: { kind: of.kind, on: from } };

  const to = reader.optional("to", readDay);
  if (to && to < from) {
    const [earlier, later] = [columns.from ?? "", columns.to ?? ""];
    reader.refuse("to", { code: "date-order", earlier, later });
  }
  if (of.list === "postings") {
    const sentBy = reader.optional("sentBy", readSender);
    const towards = reader.optional("towards", readDirection);
    return { list: of.list, entry: { kind: of.kind, from, to, sentBy, towards } };
  }
  const fullSemesters = reader.optional("fullSemesters", readSemesters);
  const last = addMonths(from, SEMESTER_MONTHS * (Math.floor(fullSemesters ?? 1) - 1));
  if (to && to >= from && last > to) reader.refuse("fullSemesters", { code: "semesters-too-many" });
  return { list: of.list, entry: { kind: of.kind, from, to, fullSemesters } };
}
