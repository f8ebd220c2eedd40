import type { Day } from "../../domain/day.ts";
import { maskNationalIdsIn } from "../../domain/national-id.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import type { Person } from "../access/ports.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { RECORD_SUBMITTED } from "../records/entry-kinds.ts";
import type { ReadyRow } from "./accepted-rows.ts";
import { chooseSheet } from "./choose-sheet.ts";
import { remarkImplausibleHours } from "./implausible-hours.ts";
import { isReached, type Reach } from "./match-people.ts";
import { packs } from "./packs.ts";
import { policyFinder } from "./policy-finder.ts";
import type { ImportReport } from "./problem.ts";
import { RECORD_HEADINGS, REQUIRED_RECORD_COLUMNS } from "./record-columns.ts";
import { entriesFor } from "./record-entries.ts";
import { readRecordRow } from "./record-row.ts";
import type { Remark } from "./remark.ts";
import { refuseRepeats } from "./repeated-rows.ts";
import type { Sheet } from "./sheet.ts";
import { type ImportOptions, type Judged, type Known, type SheetJob, takeIn } from "./take-in.ts";
import { byTeacher, holdAgainst, type TeacherRows } from "./teacher-rows.ts";
import { remarkUnsaidContent } from "./unsaid-content.ts";

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
  const importing = { ...options, file: sheet.file };
  const rowsOf = (part: TeacherRows) => part.rows.length;
  const judge: SheetJob<TeacherRows>["judge"] = async (known, judging) => {
    const policyOf = policyFinder(known.roster, options.policies);
    const refuseRepeated = refuseRepeats();
    const parts: TeacherRows[] = [];
    const remarks: Remark[] = [...unread];
    let [judged, changed] = [0, 0];
    const ofTeachers = await byTeacher(rows, known.roster, options.reach);
    for (const some of packs(ofTeachers, () => ROWS_AT_ONCE, rowsOf)) {
      const held = await holdAgainst(some, known, policyOf);
      const together = held.flatMap(({ ready }) => ready);
      refuseRepeated(together);
      await refuseCertificatesOfOthers(together, known, options.reach);
      for (const { teacher, ready, standing } of held) {
        const { entries, remarks: found, left } = entriesFor(ready, standing, importing);
        const good = ready.filter(({ row }) => row.reader.rejections.length === 0);
        remarks.push(...found, ...remarkImplausibleHours(good, left));
        remarks.push(
          ...(await remarkUnsaidContent(ready, new Map([[teacher, standing]]), policyOf)),
        );
        if (entries.length > 0) parts.push({ teacher, rows: good.map(({ row }) => row) });
        changed += countRecords(entries);
      }
      judged += some.reduce((sum, part) => sum + rowsOf(part), 0);
      judging(judged);
    }
    return { parts, changed, remarks, rowsOf, write };
  };
  const write: Judged<TeacherRows>["write"] = async (kept, parts) => {
    const held = await holdAgainst(parts, kept, policyFinder(kept.roster, options.policies));
    const entries = held.flatMap(
      ({ ready, standing }) => entriesFor(ready, standing, importing).entries,
    );
    // A record that was withdrawn earlier stays withdrawn, under its first entry.
    return countRecords((await kept.log.append(entries)).filter(({ isNew }) => isNew));
  };
  return takeIn(sheet, { rows, judge }, options);
}

function countRecords(entries: readonly NewEntry[]): number {
  return entries.filter(({ kind }) => kind === RECORD_SUBMITTED.name).length;
}

/** Refuses rows whose certificate stands for somebody else. */
async function refuseCertificatesOfOthers(
  ready: readonly ReadyRow[],
  { records, roster }: Known,
  reach: Reach,
): Promise<void> {
  const open = ready.filter(({ row }) => row.reader.rejections.length === 0);
  const keys = open.flatMap(({ certificate }) => certificate?.key ?? []);
  const named = await records.teachersWithCertificates([...new Set(keys)]);
  const othersOf = ({ certificate, person }: ReadyRow) =>
    (named.get(certificate?.key ?? "") ?? []).filter((each) => each !== person.teacher.id);
  const doubtful = open.filter((each) => othersOf(each).length > 0);
  const others = [...new Set(doubtful.flatMap(othersOf))];
  const standing = await records.ofMany(others);
  const people = reach ? await roster.people(others) : new Map<string, Person>();
  for (const each of doubtful) {
    const holds = (teacher: string) =>
      standing.get(teacher)?.some(({ certificate }) => certificate === each.certificate?.key);
    const owner = othersOf(each).find(holds);
    if (owner === undefined) continue;
    const person = maskNationalIdsIn(owner);
    const isNamed = isReached(people.get(owner)?.unit ?? "", reach);
    each.row.reader.refuse(
      "certificate",
      isNamed ? { code: "certificate-of-other", person } : { code: "certificate-out-of-reach" },
    );
  }
}
