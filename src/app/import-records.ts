import type { Day } from "../domain/day.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { refuseCertificatesOfOthers } from "./import/certificates-of-others.ts";
import { chooseSheet } from "./import/choose-sheet.ts";
import { remarkImplausibleHours } from "./import/implausible-hours.ts";
import { matchPeople } from "./import/match-people.ts";
import { packs } from "./import/packs.ts";
import { policyFinder } from "./import/policy-finder.ts";
import type { ImportReport } from "./import/problem.ts";
import { type ReadyRow, readyRows } from "./import/ready-rows.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS } from "./import/record-columns.ts";
import { entriesFor } from "./import/record-entries.ts";
import { readRecordRow } from "./import/record-row.ts";
import type { Remark } from "./import/remark.ts";
import { refuseRepeats } from "./import/repeated-rows.ts";
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
 * stands already with other details, or whose certificate does, is refused, so that a corrected
 * sheet does not count twice. One that the teacher reported in person, and that agrees, takes the
 * place of that report; so does a row that says more than what stands.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function importRecords(sheet: Sheet, options: RecordsImport): Promise<ImportReport> {
  const { chosen, columns, unread } = chooseSheet(sheet, RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS);
  const rows = chosen.rows.map((row) => readRecordRow(row, columns, options.today));
  const entriesOf = ({ teacher, rows: own }: TeacherRows, standing: Standing) =>
    entriesFor(own, standing.get(teacher) ?? [], { ...options, file: sheet.file });
  const rowsOf = (part: TeacherRows) => part.rows.length;
  const judge: SheetJob<TeacherRows>["judge"] = async ({ roster, ledger }, judging) => {
    const policyOf = policyFinder(roster, options.policies);
    const ready = await readyRows(await matchPeople(rows, roster), policyOf);
    refuseRepeats(ready);
    const parts: TeacherRows[] = [];
    const remarks: Remark[] = [...unread];
    let [judged, changed] = [0, 0];
    for (const some of packs(byTeacher(ready), () => ROWS_AT_ONCE, rowsOf)) {
      const standing = await ledger.recordsOfMany(some.map(({ teacher }) => teacher));
      const together = some.flatMap((part) => part.rows);
      await refuseCertificatesOfOthers(together, ledger);
      for (const part of some) {
        const { entries, remarks: found, left } = entriesOf(part, standing);
        remarks.push(...found);
        remarks.push(...remarkImplausibleHours(part.rows.filter(isTakenIn), left));
        if (entries.length > 0) parts.push({ ...part, rows: part.rows.filter(isTakenIn) });
        changed += countRecords(entries);
        judged += rowsOf(part);
      }
      remarks.push(...(await remarkUnsaidContent(together, standing, policyOf)));
      judging(judged);
    }
    return { parts, changed, remarks, rowsOf, write };
  };
  const write: Judged<TeacherRows>["write"] = async ({ ledger }, parts) => {
    const standing = await ledger.recordsOfMany(parts.map(({ teacher }) => teacher));
    const entries = parts.flatMap((part) => entriesOf(part, standing).entries);
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
