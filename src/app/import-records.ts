import { basename } from "node:path";
import type { Day } from "../domain/day.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import { findInLedger } from "./import/against-ledger.ts";
import { findColumns } from "./import/columns.ts";
import { matchPeople, type ReadyRow } from "./import/match-people.ts";
import type { ImportReport } from "./import/problem.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS, readRecordRow } from "./import/record-row.ts";
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
 * One that the teacher reported in person, and that agrees, takes the place of that report.
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
  const entries = ready.flatMap((each) =>
    toEntries(each, standing.get(each.teacher) ?? [], sheet.file, options),
  );

  const rejected = rows.flatMap(({ reader }) => reader.rejections);
  if (rejected.length > 0 && !options.partial) {
    return { read: rows.length, accepted: 0, changed: 0, rejected };
  }
  const written = options.dryRun ? entries : await writeNew(options.ledger, entries);
  options.onProgress?.(rows.length, rows.length);
  const accepted = rows.filter(({ reader }) => reader.rejections.length === 0).length;
  return { read: rows.length, accepted, changed: countRecords(written), rejected };
}

/** What was really new: a record withdrawn earlier stays withdrawn, under its first entry. */
async function writeNew(ledger: Ledger, entries: readonly NewEntry[]): Promise<NewEntry[]> {
  return (await ledger.append(entries)).filter(({ isNew }) => isNew);
}

function countRecords(entries: readonly NewEntry[]): number {
  return entries.filter(({ body }) => body.kind === "record.submitted").length;
}

function refuseRepeats(ready: readonly ReadyRow[]): void {
  const rowOf = firstSeen();
  for (const { row, record } of ready) {
    const first = rowOf(record.id, row.reader.row);
    if (first) row.reader.refuse("title", { code: "record-repeated", row: first });
  }
}

/** What is to be written for a row: nothing where it is refused, known, or refused here. */
function toEntries(
  { row, teacher, record }: ReadyRow,
  standing: readonly StandingRecord[],
  file: string,
  { by, at }: RecordsImport,
): readonly NewEntry[] {
  const { reader } = row;
  const finding = findInLedger(record, standing);
  if (finding.kind === "differs") {
    const { title = "", date } = finding.other;
    reader.refuse("title", { code: "record-differs", title, date });
    return [];
  }
  if (finding.kind === "known" || reader.rejections.length > 0) return [];

  const provenance = { teacher, by, at, via: `sheet:${basename(file)}#${reader.row}` };
  const submit = (key: string, whole: TrainingRecord): NewEntry => ({
    ...provenance,
    key,
    body: { kind: "record.submitted", record: whole, origin: "sheet" },
  });
  if (finding.kind === "new") return [submit(`sheet:${record.id}`, record)];

  const { claim } = finding;
  const key = `sheet:${record.id}:${claim.id}`;
  const why = `confirmed as ${record.id}`;
  const body = { kind: "record.reversed" as const, record: claim.id, why };
  return [{ ...provenance, key: `${key}:claim`, body }, submit(key, { ...claim, ...record })];
}
