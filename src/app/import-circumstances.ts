import { applyCircumstance, startOf } from "./import/apply-circumstance.ts";
import {
  CIRCUMSTANCE_HEADINGS,
  type Circumstance,
  type CircumstanceRow,
  REQUIRED_CIRCUMSTANCE_COLUMNS,
  readCircumstanceRow,
} from "./import/circumstance-row.ts";
import { findColumns } from "./import/columns.ts";
import { matchPeople } from "./import/match-people.ts";
import type { ImportReport } from "./import/problem.ts";
import type { Remark } from "./import/remark.ts";
import { firstSeen } from "./import/repeats.ts";
import type { Person, Roster, Sheet } from "./ports.ts";

export interface CircumstancesImport {
  readonly roster: Roster;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Takes the good rows though others are rejected. */
  readonly partial?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** A row of which nothing is refused so far. */
interface Ready {
  readonly person: Person;
  readonly row: CircumstanceRow & { readonly circumstance: Circumstance };
}

/**
 * Takes in what bears on credits besides training (在岗情况): leaves, postings and designations of
 * people who are in the roster.
 *
 * An entry is known by person, kind and first day: the same sheet again changes nothing, and a
 * corrected row takes the place of what stood there, with a remark on each change. Nothing is ever
 * taken out that a row does not call void.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export async function importCircumstances(
  sheet: Sheet,
  options: CircumstancesImport,
): Promise<ImportReport> {
  const columns = findColumns(sheet, CIRCUMSTANCE_HEADINGS, REQUIRED_CIRCUMSTANCE_COLUMNS);
  const rows = sheet.rows.map((row) => readCircumstanceRow(row, columns));
  const matched = await matchPeople(rows, options.roster, options.onProgress);
  const ready = readyOf(matched);

  const people = new Map(ready.map(({ person }) => [person.teacher.id, person]));
  const remarks: Remark[] = [];
  let changed = 0;
  for (const { person, row } of voidFirst(ready)) {
    const { teacher } = people.get(person.teacher.id) ?? person;
    const applied = applyCircumstance(teacher, row, columns);
    remarks.push(...applied.remarks);
    if (applied.teacher === teacher) continue;
    changed++;
    people.set(teacher.id, { ...person, teacher: applied.teacher });
  }

  const rejected = rows.flatMap(({ reader }) => reader.rejections);
  if (rejected.length > 0 && !options.partial) {
    return { read: rows.length, accepted: 0, changed: 0, rejected };
  }
  const before = new Map(ready.map(({ person }) => [person.teacher.id, person]));
  const written = [...people.values()].filter((each) => each !== before.get(each.teacher.id));
  if (!options.dryRun && written.length > 0) {
    await options.roster.put({ units: [], people: written });
  }
  options.onProgress?.(rows.length, rows.length);
  const accepted = rows.filter(({ reader }) => reader.rejections.length === 0).length;
  const told = remarks.length > 0 ? { remarks } : {};
  return { read: rows.length, accepted, changed, rejected, ...told };
}

/** The rows that can be applied; the second row on the same thing is refused. */
function readyOf(
  matched: readonly { readonly row: CircumstanceRow; readonly person: Person | undefined }[],
): readonly Ready[] {
  const rowOf = firstSeen();
  return matched.flatMap(({ row, person }) => {
    const { circumstance, reader } = row;
    if (!person || !circumstance || reader.rejections.length > 0) return [];
    const { list, entry } = circumstance;
    const key = JSON.stringify([person.teacher.id, list, entry.kind, startOf(entry)]);
    const first = rowOf(key, reader.row);
    if (first) reader.refuse("from", { code: "circumstance-repeated", row: first });
    return first ? [] : [{ person, row: { ...row, circumstance } }];
  });
}

/** What is void makes room for what corrects it, wherever in the sheet that stands. */
function voidFirst(ready: readonly Ready[]): readonly Ready[] {
  return [...ready.filter(({ row }) => row.isVoid), ...ready.filter(({ row }) => !row.isVoid)];
}
