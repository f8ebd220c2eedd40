import { isDeepStrictEqual } from "node:util";
import { findColumns } from "./import/columns.ts";
import { layOver, type Organisation } from "./import/organisation.ts";
import type { ImportReport } from "./import/problem.ts";
import { firstSeen } from "./import/repeats.ts";
import { type CompleteRow, toPerson } from "./import/roster-person.ts";
import { ROSTER_HEADINGS, type RosterRow, readRosterRow } from "./import/roster-row.ts";
import type { Person, Roster, Sheet } from "./ports.ts";

export interface RosterImport {
  readonly roster: Roster;
  /** Says what would happen and writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Takes the good rows though others are rejected. */
  readonly partial?: boolean | undefined;
  /** For every school in the sheet that has no policy of its own. */
  readonly policy?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const PROGRESS_EVERY = 250;

/**
 * Takes in a roster (花名册): people, their schools and groups, and what they may do.
 *
 * Importing the same sheet again changes nothing; nobody is ever removed.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice
 */
export async function importRoster(sheet: Sheet, options: RosterImport): Promise<ImportReport> {
  const columns = findColumns(sheet, ROSTER_HEADINGS, [["staffNumber"], ["name"], ["school"]]);
  const rows = sheet.rows.map((row) => readRosterRow(row, columns));
  refuseRepeats(rows);
  const known = await holdAgainst(options.roster, rows, options.onProgress);

  const rejected = rows.flatMap(({ reader }) => reader.rejections);
  const good = rows.filter(isComplete);
  if (rejected.length > 0 && !options.partial) {
    return { read: rows.length, accepted: 0, changed: 0, rejected };
  }
  const organisation = layOver(await options.roster.units(), options.policy);
  const changed = await write(good, known, organisation, options);
  options.onProgress?.(rows.length, rows.length);
  return { read: rows.length, accepted: good.length, changed, rejected };
}

function isComplete(row: RosterRow): row is CompleteRow {
  return row.reader.rejections.length === 0;
}

/** Refuses the second row of the same staff number or identity number. */
function refuseRepeats(rows: readonly RosterRow[]): void {
  const staffNumbers = firstSeen();
  const nationalIds = firstSeen();
  for (const { reader, staffNumber, nationalId } of rows) {
    const sameNumber = staffNumber && staffNumbers(staffNumber, reader.row);
    if (sameNumber) reader.refuse("staffNumber", { code: "person-repeated", row: sameNumber });
    const sameId = nationalId && nationalIds(nationalId, reader.row);
    if (sameId) reader.refuse("nationalId", { code: "national-id-repeated", row: sameId });
  }
}

/** Finds who is known already, and refuses rows that seem to be about somebody else. */
async function holdAgainst(
  roster: Roster,
  rows: readonly RosterRow[],
  onProgress: RosterImport["onProgress"],
): Promise<ReadonlyMap<string, Person>> {
  const known = new Map<string, Person>();
  for (const [index, row] of rows.entries()) {
    if (index % PROGRESS_EVERY === 0) onProgress?.(index, rows.length);
    if (!row.staffNumber) continue;
    const person = await roster.person(row.staffNumber);
    if (person) known.set(row.staffNumber, person);
    refuseMixedUp(row, person);
    await refuseTakenId(row, person, roster);
  }
  return known;
}

function refuseMixedUp({ reader, name, nationalId }: RosterRow, person: Person | undefined): void {
  if (!person) return;
  const sameId = nationalId !== undefined && nationalId === person.nationalId;
  if (name && name !== person.teacher.name && !sameId) {
    reader.refuse("name", { code: "name-differs", name: person.teacher.name });
  }
}

async function refuseTakenId(
  { reader, nationalId, staffNumber }: RosterRow,
  person: Person | undefined,
  roster: Roster,
): Promise<void> {
  if (!nationalId || nationalId === person?.nationalId) return;
  const owner = await roster.personByNationalId(nationalId);
  if (!owner || owner.teacher.id === staffNumber) return;
  reader.refuse("nationalId", { code: "national-id-taken", person: owner.teacher.id });
}

async function write(
  rows: readonly CompleteRow[],
  known: ReadonlyMap<string, Person>,
  organisation: Organisation,
  { roster, dryRun }: RosterImport,
): Promise<number> {
  const people = rows
    .map((row) => toPerson(row, known.get(row.staffNumber), organisation))
    .filter((person) => !isSame(person, known.get(person.teacher.id)));
  const units = organisation.changed();
  if (!dryRun && people.length + units.length > 0) await roster.put({ units, people });
  return people.length;
}

/** Whether two people are alike once keys without a value are left out. */
function isSame(a: Person, b: Person | undefined): boolean {
  return b !== undefined && isDeepStrictEqual(plain(a), plain(b));
}

const plain = (person: Person): unknown => JSON.parse(JSON.stringify(person));
