import type { LedgerRecord } from "../records/ports.ts";
import { acceptedRows, type ReadyRow } from "./accepted-rows.ts";
import { matchPeople, type Reach } from "./match-people.ts";
import { packs } from "./packs.ts";
import type { FindPolicy } from "./policy-finder.ts";
import type { RecordRow } from "./record-row.ts";
import type { Known } from "./take-in.ts";

/** The rows of one teacher: one may take the place of what another one is held against. */
export interface TeacherRows {
  readonly teacher: string;
  readonly rows: readonly RecordRow[];
}

/** So many rows are looked up at once. */
const ROWS_AT_ONCE = 500;

/**
 * The rows of each teacher, in the order in which the sheet names them first. Rows of unknown or
 * doubtful people are refused. Of the people only their ids are kept, for sheets are large.
 */
export async function byTeacher(
  rows: readonly RecordRow[],
  roster: Known["roster"],
  reach: Reach,
): Promise<readonly TeacherRows[]> {
  const teachers = new Map<string, RecordRow[]>();
  for (const some of packs(rows, () => ROWS_AT_ONCE)) {
    for (const { row, person } of await matchPeople(some, roster, reach)) {
      if (!person) continue;
      const { id } = person.teacher;
      const own = teachers.get(id);
      if (own) own.push(row);
      else teachers.set(id, [row]);
    }
  }
  return [...teachers].map(([teacher, own]) => ({ teacher, rows: own }));
}

/** Rows of a teacher of which nothing is refused so far, and what stands for that teacher now. */
export interface HeldRows {
  readonly teacher: string;
  readonly ready: readonly ReadyRow[];
  readonly standing: readonly LedgerRecord[];
}

/** Reads what rows are held against. */
export async function holdAgainst(
  parts: readonly TeacherRows[],
  { roster, records }: Known,
  policyOf: FindPolicy,
): Promise<readonly HeldRows[]> {
  const teachers = parts.map(({ teacher }) => teacher);
  const people = await roster.people(teachers);
  const known = await records.ofMany(teachers);
  const held: HeldRows[] = [];
  for (const { teacher, rows } of parts) {
    const matched = rows.map((row) => ({ row, person: people.get(teacher) }));
    const ready = await acceptedRows(matched, policyOf);
    held.push({ teacher, ready, standing: known.get(teacher) ?? [] });
  }
  return held;
}
