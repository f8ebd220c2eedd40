import { basename } from "node:path";
import type { Day } from "../domain/day.ts";
import { findColumns } from "./import/columns.ts";
import { matchPeople, type ReadyRow } from "./import/match-people.ts";
import type { ImportReport } from "./import/problem.ts";
import { sameText } from "./import/record-id.ts";
import {
  RECORD_HEADINGS,
  REQUIRED_RECORD_COLUMNS,
  type RecordRow,
  readRecordRow,
} from "./import/record-row.ts";
import { firstSeen } from "./import/repeats.ts";
import type { Ledger, NewEntry, Roster, Sheet, StandingRecord } from "./ports.ts";

export interface RecordsImport {
  readonly roster: Roster;
  readonly ledger: Ledger;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Takes the good rows though others are rejected. */
  readonly partial?: boolean | undefined;
  /** Who imports. */
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
  /** The day of that instant where the schools are; later dates are refused. */
  readonly today: Day;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Takes in training records (培训登记表) of people who are in the roster.
 *
 * A record is known by its content, not its row: the same sheet again changes nothing. One that
 * stands already with other details is refused, so that a corrected sheet does not count twice.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export async function importRecords(sheet: Sheet, options: RecordsImport): Promise<ImportReport> {
  const columns = findColumns(sheet, RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS);
  const rows = sheet.rows.map((row) => readRecordRow(row, columns, options.today));
  const ready = await matchPeople(rows, options.roster, options.onProgress);
  refuseRepeats(ready);
  const teachers = [...new Set(ready.map(({ teacher }) => teacher))];
  const standing = await options.ledger.recordsOfMany(teachers);
  const fresh = ready.filter((each) => isFresh(each, standing.get(each.teacher) ?? []));

  const rejected = rows.flatMap(({ reader }) => reader.rejections);
  if (rejected.length > 0 && !options.partial) {
    return { read: rows.length, accepted: 0, changed: 0, rejected };
  }
  const isGood = ({ reader }: RecordRow) => reader.rejections.length === 0;
  const entries = fresh
    .filter(({ row }) => isGood(row))
    .map((each) => toEntry(each, sheet.file, options));
  const changed = options.dryRun ? entries.length : await append(entries, options.ledger);
  options.onProgress?.(rows.length, rows.length);
  return { read: rows.length, accepted: rows.filter(isGood).length, changed, rejected };
}

/** How many were really new: a record withdrawn earlier stays withdrawn, under its first entry. */
async function append(entries: readonly NewEntry[], ledger: Ledger): Promise<number> {
  const written = await ledger.append(entries);
  return written.filter(({ via, at }, index) => {
    const entry = entries[index];
    return via === entry?.via && at === entry.at;
  }).length;
}

function refuseRepeats(ready: readonly ReadyRow[]): void {
  const rowOf = firstSeen();
  for (const { row, record } of ready) {
    const first = rowOf(record.id, row.reader.row);
    if (first) row.reader.refuse("title", { code: "record-repeated", row: first });
  }
}

/**
 * Whether a record is not in the ledger yet. One from another sheet with the same title and days
 * but other details is most likely a correction: it is refused until the old one is withdrawn.
 */
function isFresh({ row, record }: ReadyRow, standing: readonly StandingRecord[]): boolean {
  if (standing.some((each) => each.record.id === record.id)) return false;
  const other = standing.find(
    (each) =>
      each.origin === "sheet" &&
      sameText(each.record.title) === sameText(record.title) &&
      each.record.date === record.date &&
      each.record.from === record.from,
  );
  if (!other) return true;
  const title = other.record.title ?? "";
  row.reader.refuse("title", { code: "record-differs", title, date: other.record.date });
  return false;
}

function toEntry(
  { row, teacher, record }: ReadyRow,
  file: string,
  { by, at }: RecordsImport,
): NewEntry {
  return {
    key: `sheet:${record.id}`,
    teacher,
    by,
    at,
    via: `sheet:${basename(file)}#${row.reader.row}`,
    body: { kind: "record.submitted", record, origin: "sheet" },
  };
}
