import { basename } from "node:path";
import type { Day } from "../domain/day.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { findInLedger } from "./import/against-ledger.ts";
import { findColumns } from "./import/columns.ts";
import { matchPeople } from "./import/match-people.ts";
import { packs } from "./import/packs.ts";
import { policyFinder } from "./import/policy-finder.ts";
import type { ImportReport } from "./import/problem.ts";
import { type ReadyRow, readyRows } from "./import/ready-rows.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS } from "./import/record-columns.ts";
import { readRecordRow } from "./import/record-row.ts";
import type { Remark } from "./import/remark.ts";
import { firstSeen } from "./import/repeats.ts";
import { type ImportOptions, type Judged, type SheetJob, takeIn } from "./import/take-in.ts";
import { remarkUnsaidContent } from "./import/unsaid-content.ts";
import type { NewEntry, Sheet, StandingRecord } from "./ports.ts";

export interface RecordsImport extends ImportOptions {
  /** What fixed items are called, and what counts once, is a matter of each person's policy. */
  readonly policies: Pick<Catalogue, "document">;
  /** Who imports. */
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
  /** The day of that instant where the schools are; later dates are refused. */
  readonly today: Day;
}

/** The rows of one teacher: one may take the place of what another one was held against. */
interface TeacherRows {
  readonly teacher: string;
  readonly rows: readonly ReadyRow[];
}

type Standing = ReadonlyMap<string, readonly StandingRecord[]>;

/** So many rows are held against the ledger at once. */
const ROWS_AT_ONCE = 500;

/**
 * Takes in training records (培训登记表) of people who are in the roster.
 *
 * A record is known by its content, not its row: the same sheet again changes nothing. One that
 * stands already with other details is refused, so that a corrected sheet does not count twice.
 * One that the teacher reported in person, and that agrees, takes the place of that report; so does
 * a row that says more than it said when it was imported before.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function importRecords(sheet: Sheet, options: RecordsImport): Promise<ImportReport> {
  const columns = findColumns(sheet, RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS);
  const rows = sheet.rows.map((row) => readRecordRow(row, columns, options.today));
  const entriesOf = ({ teacher, rows: own }: TeacherRows, standing: Standing) => {
    const replaced = new Set<string>();
    const records = standing.get(teacher) ?? [];
    return own.flatMap((row) => toEntries(row, records, replaced, sheet.file, options));
  };
  const rowsOf = (part: TeacherRows) => part.rows.length;
  const judge: SheetJob<TeacherRows>["judge"] = async ({ roster, ledger }, judging) => {
    const policyOf = policyFinder(roster, options.policies);
    const ready = await readyRows(await matchPeople(rows, roster), policyOf);
    refuseRepeats(ready);
    const parts: TeacherRows[] = [];
    const remarks: Remark[] = [];
    let [judged, changed] = [0, 0];
    for (const some of packs(byTeacher(ready), () => ROWS_AT_ONCE, rowsOf)) {
      const standing = await ledger.recordsOfMany(some.map(({ teacher }) => teacher));
      for (const part of some) {
        const entries = entriesOf(part, standing);
        if (entries.length > 0) parts.push({ ...part, rows: part.rows.filter(isTakenIn) });
        changed += countRecords(entries);
        judged += rowsOf(part);
      }
      const together = some.flatMap((part) => part.rows);
      remarks.push(...(await remarkUnsaidContent(together, standing, policyOf)));
      judging(judged);
    }
    return { parts, changed, remarks, rowsOf, write };
  };
  const write: Judged<TeacherRows>["write"] = async ({ ledger }, parts) => {
    const standing = await ledger.recordsOfMany(parts.map(({ teacher }) => teacher));
    const entries = parts.flatMap((part) => entriesOf(part, standing));
    // A record that was withdrawn earlier stays withdrawn, under its first entry.
    return countRecords((await ledger.append(entries)).filter(({ isNew }) => isNew));
  };
  return takeIn(sheet, { rows, judge }, options);
}

const isTakenIn = ({ row }: ReadyRow) => row.reader.rejections.length === 0;

/** The rows of each teacher, in the order in which the sheet names them first. */
function byTeacher(ready: readonly ReadyRow[]): readonly TeacherRows[] {
  const teachers = new Map<string, ReadyRow[]>();
  for (const row of ready) {
    const { id } = row.person.teacher;
    const own = teachers.get(id);
    if (own) own.push(row);
    else teachers.set(id, [row]);
  }
  return [...teachers].map(([teacher, rows]) => ({ teacher, rows }));
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
