import type { Person } from "../access/ports.ts";
import { applyCircumstance, startOf } from "./apply-circumstance.ts";
import { chooseSheet } from "./choose-sheet.ts";
import {
  CIRCUMSTANCE_HEADINGS,
  type Circumstance,
  type CircumstanceColumn,
  type CircumstanceRow,
  REQUIRED_CIRCUMSTANCE_COLUMNS,
  readCircumstanceRow,
} from "./circumstance-row.ts";
import type { Columns } from "./columns.ts";
import { breathe } from "./import-turn.ts";
import { matchPeople, refuseDoubtful } from "./match-people.ts";
import { packs } from "./packs.ts";
import type { ImportReport } from "./problem.ts";
import type { Remark } from "./remark.ts";
import { firstSeen } from "./repeats.ts";
import type { Sheet } from "./sheet.ts";
import { type ImportOptions, type Judged, type SheetJob, takeIn } from "./take-in.ts";

/** A row whose cells are all read. */
type CompleteRow = CircumstanceRow & { readonly circumstance: Circumstance };

/** Between two breaths. */
const ROWS_AT_ONCE = 500;

/** The rows on one person, in the order in which they are applied. */
interface PersonRows {
  readonly person: Person;
  readonly rows: readonly CompleteRow[];
}

/**
 * Takes in what bears on credits besides training (在岗情况): leaves, postings and designations of
 * people who are in the roster.
 *
 * An entry is known by person, kind and first day: the same sheet again changes nothing, and a
 * corrected row takes the place of what stood there, with a remark on each change. Nothing is ever
 * taken out that a row does not call void.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function importCircumstances(
  sheet: Sheet,
  options: ImportOptions,
): Promise<ImportReport> {
  const { chosen, columns, unread } = chooseSheet(
    sheet,
    CIRCUMSTANCE_HEADINGS,
    REQUIRED_CIRCUMSTANCE_COLUMNS,
  );
  const rows = chosen.rows.map((row) => readCircumstanceRow(row, columns));
  const rowsOf = (part: PersonRows) => part.rows.length;
  const judge: SheetJob<PersonRows>["judge"] = async ({ roster }, judging) => {
    const parts: PersonRows[] = [];
    const remarks: Remark[] = [...unread];
    let changed = 0;
    let judged = 0;
    for (const some of packs(
      byPerson(await matchPeople(rows, roster, options.reach)),
      () => ROWS_AT_ONCE,
      rowsOf,
    )) {
      for (const part of some) {
        const applied = apply(part, columns);
        if (applied.changed > 0) parts.push({ ...part, rows: part.rows.filter(isTakenIn) });
        remarks.push(...applied.remarks);
        changed += applied.changed;
        judged += rowsOf(part);
      }
      judging(judged);
      await breathe();
    }
    return { parts, changed, remarks, rowsOf, write };
  };
  const write: Judged<PersonRows>["write"] = async ({ roster }, parts) => {
    const now = await roster.people(parts.map(({ person }) => person.teacher.id));
    const applied = parts.map(({ person, rows: own }) => {
      const known = now.get(person.teacher.id);
      for (const row of own) refuseDoubtful(row, known, options.reach);
      return apply({ person: known ?? person, rows: own }, columns);
    });
    const people = applied.filter(({ changed }) => changed > 0).map(({ person }) => person);
    await roster.put({ units: [], people });
    return applied.reduce((sum, { changed }) => sum + changed, 0);
  };
  return takeIn(sheet, { rows, judge }, options);
}

const isTakenIn = ({ reader }: CompleteRow) => reader.rejections.length === 0;

/** Lays the rows on a person over what is known of them; those that are refused change nothing. */
function apply(part: PersonRows, columns: Columns<CircumstanceColumn>) {
  const remarks: Remark[] = [];
  let changed = 0;
  let { person } = part;
  for (const row of part.rows.filter(isTakenIn)) {
    const { teacher } = person;
    const applied = applyCircumstance(teacher, row, columns);
    remarks.push(...applied.remarks);
    if (applied.teacher === teacher) continue;
    changed++;
    person = { ...person, teacher: applied.teacher };
  }
  return { person, remarks, changed };
}

/** The rows that can be applied, by person; the second row on the same thing is refused. */
function byPerson(
  matched: readonly { readonly row: CircumstanceRow; readonly person: Person | undefined }[],
): readonly PersonRows[] {
  const rowOf = firstSeen();
  const people = new Map<string, { person: Person; rows: CompleteRow[] }>();
  for (const { row, person } of matched) {
    const { circumstance, reader } = row;
    if (!person || !circumstance || reader.rejections.length > 0) continue;
    const { id } = person.teacher;
    const { list, entry } = circumstance;
    const first = rowOf(JSON.stringify([id, list, entry.kind, startOf(entry)]), reader.row);
    if (first) {
      reader.refuse("from", { code: "circumstance-repeated", row: first });
      continue;
    }
    const known = people.get(id) ?? { person, rows: [] };
    known.rows.push({ ...row, circumstance });
    people.set(id, known);
  }
  return [...people.values()].map(({ person, rows }) => ({ person, rows: voidFirst(rows) }));
}

/** What is void makes room for what corrects it, wherever in the sheet that stands. */
function voidFirst(rows: readonly CompleteRow[]): readonly CompleteRow[] {
  return [...rows.filter(({ isVoid }) => isVoid), ...rows.filter(({ isVoid }) => !isVoid)];
}
