import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../domain/day.ts";
import { isSameName } from "../../domain/person-name.ts";
import { sameText } from "../../domain/same-text.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import type { OrganisationUnit, Person, Roster } from "../access/ports.ts";
import { chooseSheet } from "./choose-sheet.ts";
import {
  type KnownPerson,
  type Namesake,
  numbersLike,
  plainNumber,
  refuseAlike,
  refuseBornLater,
  refuseMixedUp,
} from "./doubtful-person.ts";
import { isReached, type Reach } from "./match-people.ts";
import { mergeOrganisation, type Organisation } from "./organisation.ts";
import { packs } from "./packs.ts";
import type { ImportReport } from "./problem.ts";
import type { Remark } from "./remark.ts";
import { firstSeen } from "./repeats.ts";
import { type CompleteRow, toPerson } from "./roster-person.ts";
import { remarkChanges } from "./roster-remarks.ts";
import { ROSTER_HEADINGS, type RosterColumn, type RosterRow, readRosterRow } from "./roster-row.ts";
import type { Sheet } from "./sheet.ts";
import { type ImportOptions, type Judged, type SheetJob, takeIn } from "./take-in.ts";

export interface RosterImport extends ImportOptions {
  /** For every school in the sheet that has no policy of its own. */
  readonly policy?: string | undefined;
  /** Tells what policies are called. */
  readonly policies: Pick<Catalogue, "ids" | "document">;
  /** The day on which it is imported, where the schools are. */
  readonly today: Day;
}

export const REQUIRED_ROSTER_COLUMNS: readonly (readonly RosterColumn[])[] = [
  ["staffNumber"],
  ["name"],
  ["school"],
];

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
  const { chosen, columns, unread } = chooseSheet(sheet, ROSTER_HEADINGS, REQUIRED_ROSTER_COLUMNS);
  const { reach } = options;
  const rows = chosen.rows.map((row) => readRosterRow(row, columns, options.today));
  refuseRepeats(rows);
  const titleOf = (policy: string) =>
    options.policies.ids.includes(policy) ? options.policies.document(policy).title.zh : policy;
  const judge: SheetJob<CompleteRow>["judge"] = async ({ roster }, judging) => {
    const organisation = mergeOrganisation(await roster.units(), options.policy);
    const parts: CompleteRow[] = [];
    const remarks: Remark[] = [...unread];
    let [judged, changed] = [0, 0];
    for (const some of packs(rows, () => ROWS_AT_ONCE)) {
      const known = await holdAgainst(some, roster, { organisation, reach });
      for (const row of some.filter(isComplete)) {
        const person = toPerson(row, known.get(row.staffNumber), organisation);
        const before = known.get(row.staffNumber);
        const isNew = !isSame(person, before);
        remarks.push(...remarkChanges(row, before, person, organisation, titleOf));
        if (isNew) changed++;
        if (isNew || newUnits(row, organisation).length > 0) parts.push(row);
      }
      judged += some.length;
      judging(judged);
    }
    return { parts, changed, remarks, rowsOf: () => 1, write: writer(organisation, reach) };
  };
  return takeIn(sheet, { rows, judge }, options);
}

/** Writes rows together with the schools and groups that they need. */
function writer(organisation: Organisation, reach: Reach): Judged<CompleteRow>["write"] {
  const written = new Set<string>();
  return async ({ roster }, rows) => {
    const known = await holdAgainst(rows, roster, { organisation, reach });
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
  refuseAlikeRows(rows);
}

/** Finds who is known already, and refuses rows that seem to be about somebody else. */
async function holdAgainst(
  rows: readonly RosterRow[],
  roster: Pick<Roster, "people" | "peopleByNationalId" | "peopleNamed">,
  {
    organisation,
    reach,
  }: { readonly organisation: Pick<Organisation, "unit" | "school">; readonly reach: Reach },
): Promise<ReadonlyMap<string, Person>> {
  const known = await roster.people(rows.flatMap(({ staffNumber }) => staffNumber ?? []));
  const personOf = ({ staffNumber = "" }: RosterRow) => known.get(staffNumber);
  const owners = await roster.peopleByNationalId(
    rows.flatMap((row) => {
      const isKnown = row.nationalId === personOf(row)?.nationalId;
      return row.nationalId === undefined || isKnown ? [] : [row.nationalId];
    }),
  );
  const inSchool = (person: Person): KnownPerson => ({
    ...person,
    school: schoolOf(person, organisation),
  });
  const unknown = rows.filter((row) => !personOf(row));
  const numbered = await roster.people(
    unknown.flatMap(({ staffNumber = "" }) => numbersLike(staffNumber)),
  );
  for (const row of rows) {
    const person = personOf(row);
    refuseOutOfReach(row, person, organisation.school(row.school ?? ""), reach);
    if (person && !isReached(person.unit, reach)) continue;
    if (!person) refuseAlike(row, namesakesOf(row, numbered, organisation));
    else if (!isSameName(row.name ?? "", person.teacher.name)) {
      refuseMixedUp(row, inSchool(person), await roster.peopleNamed(row.name ?? ""));
    }
    refuseBornLater(row, person);
    refuseTakenId(row, owners, reach);
  }
  return known;
}

/** Refuses a row on somebody out of reach, and one that would bring somebody to a school out of reach. */
function refuseOutOfReach(
  { reader, school }: RosterRow,
  person: Person | undefined,
  place: OrganisationUnit | undefined,
  reach: Reach,
): void {
  if (!reach) return;
  if (person && !isReached(person.unit, reach)) {
    reader.refuse("staffNumber", { code: "person-out-of-reach" });
  }
  if (school !== undefined && !isReached(place?.id ?? "", reach)) {
    reader.refuse("school", { code: "school-out-of-reach" });
  }
}

function schoolOf({ unit }: Person, organisation: Pick<Organisation, "unit">): string {
  const own = organisation.unit(unit);
  const school = own?.kind === "group" ? organisation.unit(own.parent ?? "") : own;
  return school?.name ?? "";
}

/** Who of these people has the name and the school of a row, and a number like its own. */
function namesakesOf(
  { name = "", school, staffNumber = "" }: RosterRow,
  people: ReadonlyMap<string, Person>,
  organisation: Pick<Organisation, "unit">,
): Namesake[] {
  return numbersLike(staffNumber).flatMap((number) => {
    const person = people.get(number);
    const isAlike =
      person &&
      isSameName(person.teacher.name, name) &&
      sameText(schoolOf(person, organisation)) === sameText(school);
    return isAlike ? [{ staffNumber: number, nationalId: person.nationalId }] : [];
  });
}

/** Refuses the second of two rows of one name and school whose numbers are alike. */
function refuseAlikeRows(rows: readonly RosterRow[]): void {
  const seen = new Map<string, Namesake[]>();
  for (const row of rows) {
    const { name, school, staffNumber, nationalId } = row;
    if (!name || !staffNumber) continue;
    const key = JSON.stringify([name, sameText(school), plainNumber(staffNumber)]);
    const before = seen.get(key) ?? [];
    refuseAlike(row, before);
    seen.set(key, [...before, { staffNumber, nationalId }]);
  }
}

function refuseTakenId(
  { reader, nationalId = "", staffNumber }: RosterRow,
  owners: ReadonlyMap<string, Person>,
  reach: Reach,
): void {
  const owner = owners.get(nationalId);
  if (staffNumber === undefined || !owner || owner.teacher.id === staffNumber) return;
  reader.refuse(
    "nationalId",
    isReached(owner.unit, reach)
      ? { code: "national-id-taken", person: owner.teacher.id }
      : { code: "person-out-of-reach" },
  );
}

/** Whether two people are alike once keys without a value are left out. */
function isSame(a: Person, b: Person | undefined): boolean {
  return b !== undefined && isDeepStrictEqual(plain(a), plain(b));
}

const plain = (person: Person): unknown => JSON.parse(JSON.stringify(person));
