import { chineseNumber } from "../../domain/chinese-number.ts";
import type { Day } from "../../domain/day.ts";
import type { Level, TrainingRecord } from "../../domain/training-record.ts";
import type { SupplementCategory, SupplementFile } from "../terms/format/supplement-file.ts";
import { exampleName, type NameParts, partsOfName } from "../terms/name-pattern.ts";
import type { Fault, Finding } from "./finding.ts";

/** What a row of the sheet states; what could not be read is absent. */
export interface SupplementRow {
  readonly row: number;
  /** Whom it belongs to, as rows of one person are told: the identity number, else the name. */
  readonly person: string;
  readonly name: string;
  readonly title: string;
  readonly organiser: string;
  readonly category: string;
  /** Empty where the cell is; absent where the sheet has no such column. */
  readonly level?: string | undefined;
  readonly hours?: number | undefined;
  readonly date: Day;
}

/** The headings of this sheet, to say where something is wrong. */
export interface SupplementColumns {
  readonly name: string;
  readonly title: string;
  readonly organiser: string;
  readonly category: string;
  readonly level: string;
  readonly hours: string;
}

/** What a row comes to: the record that it stands for, and what is wrong with how it is written. */
export interface RowRead {
  readonly record?: TrainingRecord;
  readonly findings: readonly Finding[];
}

const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

/** The rule for a row: one that speaks of its title before one for the whole category. */
function ruleFor(
  { categories }: SupplementFile,
  { category, title }: SupplementRow,
): SupplementCategory | undefined {
  const named = categories.filter(({ called }) => called.includes(plain(category)));
  const titled = named.find(({ titled: only }) => only?.with.some((word) => title.includes(word)));
  return titled ?? named.find(({ titled: only }) => only === undefined);
}

/** `等3门` and `等三门` state three courses. */
function coursesIn(parts: NameParts | undefined): Pick<TrainingRecord, "courses"> {
  if (parts?.count === undefined) return {};
  const courses = /^\d+$/.test(parts.count) ? Number(parts.count) : chineseNumber(parts.count);
  return courses === undefined ? {} : { courses };
}

function levelFault(found: string | undefined, known: readonly string[]): Fault {
  return found === undefined
    ? { code: "level-missing", known }
    : { code: "level-unknown", found, known };
}

/** Reads a row as the record that its category stands for. */
export function readSupplementRow(
  file: SupplementFile,
  row: SupplementRow,
  columns: SupplementColumns,
): RowRead {
  const found = (column: string, fault: Fault, article: string): Finding => ({
    where: { in: "rows", rows: [row.row], columns: [column] },
    fault,
    article,
  });
  if (row.category === "" || file.categories.length === 0) return { findings: [] };
  const known = [...new Set(file.categories.flatMap(({ called }) => called))];
  if (!known.includes(plain(row.category))) {
    const fault = { code: "category-unknown", found: row.category, known } as const;
    return { findings: [found(columns.category, fault, file.cite)] };
  }
  const rule = ruleFor(file, row);
  if (!rule) return { findings: [] };
  const { levels, titled, record, cite } = rule;
  const level: Level | undefined = levels?.[plain(row.level ?? "")];
  const parts = titled && partsOfName(titled.is, row.title);
  const findings: Finding[] = [];
  if (levels && level === undefined && row.level !== "") {
    findings.push(found(columns.level, levelFault(row.level, Object.keys(levels)), cite));
  }
  if (titled && !parts) {
    const expected = exampleName(titled.is);
    findings.push(
      found(columns.title, { code: "title-differs", found: row.title, expected }, cite),
    );
  }
  const isWhole = findings.length === 0 && (!levels || level !== undefined);
  if (!record || row.hours === undefined || !isWhole) return { findings };
  const { date, hours, title } = row;
  const stands = { id: `row-${row.row}`, date, hours, title, ...(level && { level }) };
  return { findings, record: { ...record, ...stands, ...coursesIn(parts) } };
}
