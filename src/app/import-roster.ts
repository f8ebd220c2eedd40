import { isDeepStrictEqual } from "node:util";
import { findColumns } from "./import/columns.ts";
import { layOver, type Organisation } from "./import/organisation.ts";
import { packs } from "./import/packs.ts";
import type { ImportReport } from "./import/problem.ts";
import { firstSeen } from "./import/repeats.ts";
import { type CompleteRow, toPerson } from "./import/roster-person.ts";
import { ROSTER_HEADINGS, type RosterRow, readRosterRow } from "./import/roster-row.ts";
import { type ImportOptions, type Judged, type SheetJob, takeIn } from "./import/take-in.ts";
import type { OrganisationUnit, Person, Roster, Sheet } from "./ports.ts";

export interface RosterImport extends ImportOptions {
  /** For every school in the sheet that has no policy of its own. */
  readonly policy?: string | undefined;
}

/** So many rows are held against the roster at once. */
const ROWS_AT_ONCE = 500;

/**
 * Takes in a roster (花名册): people, their schools and groups, and what they may do.
 *
 * Importing the same sheet again changes nothing; nobody is ever removed.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function importRoster(sheet: Sheet, options: RosterImport): Promise<ImportReport> {
  const columns = findColumns(sheet, ROSTER_HEADINGS, [["staffNumber"], ["name"], ["school"]]);
  const rows = sheet.rows.map((row) => readRosterRow(row, columns));
  refuseRepeats(rows);
  const judge: SheetJob<CompleteRow>["judge"] = async ({ roster }, judging) => {
    const organisation = layOver(await roster.units(), options.policy);
    const parts: CompleteRow[] = [];
    let [judged, changed] = [0, 0];
    for (const some of packs(rows, () => ROWS_AT_ONCE)) {
      const known = await holdAgainst(some, roster);
      for (const row of some.filter(isComplete)) {
        const person = toPerson(row, known.get(row.staffNumber), organisation);
        const isNew = !isSame(person, known.get(row.staffNumber));
        if (isNew) changed++;
        if (isNew || newUnits(row, organisation).length > 0) parts.push(row);
      }
      judged += some.length;
      judging(judged);
    }
    return { parts, changed, remarks: [], rowsOf: () => 1, write: writer(organisation) };
  };
  return takeIn(sheet, { rows, judge }, options);
}

/** Writes rows together with the schools and groups that they need. */
function writer(organisation: Organisation): Judged<CompleteRow>["write"] {
  const written = new Set<string>();
  return async ({ roster }, rows) => {
    const known = await holdAgainst(rows, roster);
    const good = rows.filter(isComplete);
    const people = good
      .map((row) => toPerson(row, known.get(row.staffNumber), organisation))
      .filter((person) => !isSame(person, known.get(person.teacher.id)));
    const units = good
      .flatMap((row) => newUnits(row, organisation))
      .filter(({ id }) => !written.has(id));
    for (const { id } of units) written.add(id);
    await roster.put({ units: await withoutChosen(units, roster), people });
    return people.length;
  };
}

/** The school and group of a row, as far as they were made or got a policy. */
function newUnits({ school, group }: CompleteRow, organisation: Organisation) {
  const place = organisation.place(school, group);
  return [place.school, place.group ?? []].flat().filter(({ id }) => organisation.isChanged(id));
}

/** Without the units for which somebody has chosen a policy meanwhile: that choice stays. */
async function withoutChosen(
  units: readonly OrganisationUnit[],
  roster: Pick<Roster, "unit">,
): Promise<readonly OrganisationUnit[]> {
  const left: OrganisationUnit[] = [];
  for (const unit of units) {
    const now = await roster.unit(unit.id);
    if (now?.policy === undefined) left.push(unit);
  }
  return left;
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
  rows: readonly RosterRow[],
  roster: Pick<Roster, "people" | "peopleByNationalId">,
): Promise<ReadonlyMap<string, Person>> {
  const known = await roster.people(rows.flatMap(({ staffNumber }) => staffNumber ?? []));
  const personOf = ({ staffNumber = "" }: RosterRow) => known.get(staffNumber);
  const owners = await roster.peopleByNationalId(
    rows.flatMap((row) => {
      const isKnown = row.nationalId === personOf(row)?.nationalId;
      return row.nationalId === undefined || isKnown ? [] : [row.nationalId];
    }),
  );
  for (const row of rows) {
    refuseMixedUp(row, personOf(row));
    refuseTakenId(row, owners);
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

function refuseTakenId(
  { reader, nationalId = "", staffNumber }: RosterRow,
  owners: ReadonlyMap<string, Person>,
): void {
  const owner = owners.get(nationalId);
  if (staffNumber === undefined || !owner || owner.teacher.id === staffNumber) return;
  reader.refuse("nationalId", { code: "national-id-taken", person: owner.teacher.id });
}

/** Whether two people are alike once keys without a value are left out. */
function isSame(a: Person, b: Person | undefined): boolean {
  return b !== undefined && isDeepStrictEqual(plain(a), plain(b));
}

const plain = (person: Person): unknown => JSON.parse(JSON.stringify(person));
