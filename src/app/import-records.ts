import { basename } from "node:path";
import type { Day } from "../domain/day.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { findInLedger } from "./import/against-ledger.ts";
import { findColumns } from "./import/columns.ts";
import { matchPeople } from "./import/match-people.ts";
import { policyFinder } from "./import/policy-finder.ts";
import type { ImportReport } from "./import/problem.ts";
import { type ReadyRow, readyRows } from "./import/ready-rows.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS } from "./import/record-columns.ts";
import { readRecordRow } from "./import/record-row.ts";
import { firstSeen } from "./import/repeats.ts";
import { remarkUnsaidContent } from "./import/unsaid-content.ts";
import type { Ledger, NewEntry, Roster, Sheet, StandingRecord } from "./ports.ts";

export interface RecordsImport {
  readonly roster: Roster;
  readonly ledger: Ledger;
  /** What fixed items are called, and what counts once, is a matter of each person's policy. */
  readonly policies: Pick<Catalogue, "document">;
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
 * One that the teacher reported in person, and that agrees, takes the place of that report; so does
 * a row that says more than it said when it was imported before.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export async function importRecords(sheet: Sheet, options: RecordsImport): Promise<ImportReport> {
  const columns = findColumns(sheet, RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS);
  const rows = sheet.rows.map((row) => readRecordRow(row, columns, options.today));
  const matched = await matchPeople(rows, options.roster, options.onProgress);
  const policyOf = policyFinder(options.roster, options.policies);
  const ready = await readyRows(matched, policyOf);
  refuseRepeats(ready);
  const teachers = [...new Set(ready.map(({ person }) => person.teacher.id))];
  const standing = await options.ledger.recordsOfMany(teachers);
  const replaced = new Set<string>();
  const entries = ready.flatMap((each) =>
    toEntries(each, standing.get(each.person.teacher.id) ?? [], replaced, sheet.file, options),
  );
  const found = await remarkUnsaidContent(ready, standing, policyOf);
  const remarks = found.length > 0 ? { remarks: found } : {};

  const rejected = rows.flatMap(({ reader }) => reader.rejections);
  if (rejected.length > 0 && !options.partial) {
    return { read: rows.length, accepted: 0, changed: 0, rejected, ...remarks };
  }
  const written = options.dryRun ? entries : await writeNew(options.ledger, entries);
  options.onProgress?.(rows.length, rows.length);
  const accepted = rows.filter(({ reader }) => reader.rejections.length === 0).length;
  return { read: rows.length, accepted, changed: countRecords(written), rejected, ...remarks };
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

/**
 * What is to be written for a row: nothing where it is refused, known, or refused here.
 *
 * @param replaced what rows before took the place of; no second row can do so
 */
function toEntries(
  { row, person, record, bare }: ReadyRow,
  standing: readonly StandingRecord[],
  replaced: Set<string>,
  file: string,
  { by, at }: RecordsImport,
): readonly NewEntry[] {
  const { reader } = row;
  const others = standing.filter((each) => !replaced.has(each.record.id));
  const finding = findInLedger(record, bare, others);
  if (finding.kind === "differs") {
    const { title = "", date } = finding.other;
    reader.refuse("title", { code: "record-differs", title, date });
    return [];
  }
  if (finding.kind === "known" || reader.rejections.length > 0) return [];

  const teacher = person.teacher.id;
  const provenance = { teacher, by, at, via: `sheet:${basename(file)}#${reader.row}` };
  const submit = (key: string, whole: TrainingRecord): NewEntry => ({
    ...provenance,
    key,
    body: { kind: "record.submitted", record: whole, origin: "sheet" },
  });
  if (finding.kind === "new") return [submit(`sheet:${record.id}`, record)];

  const { claim } = finding;
  replaced.add(claim.id);
  const key = `sheet:${record.id}:${claim.id}`;
  const why = `confirmed as ${record.id}`;
  const body = { kind: "record.reversed" as const, record: claim.id, why };
  return [{ ...provenance, key: `${key}:claim`, body }, submit(key, { ...claim, ...record })];
}
