import { isSameName } from "../../domain/person-name.ts";
import type { Person, Role } from "../access/ports.ts";
import type { Organisation, Place } from "./organisation.ts";
import type { RosterRow } from "./roster-row.ts";
import { DUTY_WORDS } from "./words.ts";

/** A duty with a column of its own, so that the column of duties alone does not end it. */
const CLASS_TEACHER = "class-teacher";

type Grant = Person["grants"][number];

/** A row whose required cells are all read. */
export type CompleteRow = RosterRow & {
  readonly staffNumber: string;
  readonly name: string;
  readonly school: string;
};

/** Lays what a row says over what is known of the person; a silent cell changes nothing. */
export function toPerson(
  row: CompleteRow,
  known: Person | undefined,
  organisation: Organisation,
): Person {
  const place = placeOf(row, known, organisation);
  const nationalId = row.nationalId ?? known?.nationalId;
  const phone = row.phone ?? known?.phone;
  return {
    teacher: { ...known?.teacher, ...teacherFacts(row, known) },
    unit: (place.group ?? place.school).id,
    grants: grantsOf(row, known, place, organisation),
    ...(nationalId === undefined ? {} : { nationalId }),
    ...(phone === undefined ? {} : { phone }),
  };
}

function teacherFacts(row: CompleteRow, known: Person | undefined): Person["teacher"] {
  const roles = dutiesOf(row, known);
  return {
    id: row.staffNumber,
    name: nameOf(row, known),
    ...(row.stage === undefined ? {} : { stage: row.stage }),
    ...(row.hiredOn === undefined ? {} : { hiredOn: row.hiredOn }),
    ...(row.confirmedOn === undefined ? {} : { confirmedOn: row.confirmedOn }),
    ...(roles === undefined ? {} : { roles }),
  };
}

/** A name that only sets its parts apart otherwise is no other one; the fuller spelling stays. */
function nameOf({ name }: CompleteRow, known: Person | undefined): string {
  const before = known?.teacher.name;
  return before && isSameName(before, name) && before.length > name.length ? before : name;
}

/** Their duties; absent where nothing was ever said of any. */
function dutiesOf(row: CompleteRow, known: Person | undefined): readonly string[] | undefined {
  const duties = new Set(known?.teacher.roles);
  if (row.duties) {
    for (const [duty] of DUTY_WORDS) if (duty !== CLASS_TEACHER) duties.delete(duty ?? "");
    for (const duty of row.duties) duties.add(duty);
  }
  if (row.classTeacher === true) duties.add(CLASS_TEACHER);
  if (row.classTeacher === false) duties.delete(CLASS_TEACHER);
  return duties.size > 0 ? [...duties] : known?.teacher.roles && [];
}

/** The named place; without a named group, the group they have in that school already. */
function placeOf(row: CompleteRow, known: Person | undefined, organisation: Organisation): Place {
  const place = organisation.place(row.school, row.group);
  const now = known && organisation.unit(known.unit);
  const stays = now?.kind === "group" && now.parent === place.school.id;
  return place.group || !stays ? place : { school: place.school, group: now };
}

/**
 * What they may do. Written roles replace those they had in their old and new school; where
 * none are written, somebody who changes school or group takes none along from the old one.
 * Grants elsewhere, such as over a county, stay.
 */
function grantsOf(
  row: CompleteRow,
  known: Person | undefined,
  place: Place,
  organisation: Organisation,
): readonly Grant[] {
  const had = known?.grants ?? [];
  const here = place.group ?? place.school;
  if (row.roles === undefined && known?.unit === here.id) return had;

  const schoolOf = (id: string | undefined) => {
    const unit = organisation.unit(id ?? "");
    return unit?.kind === "group" ? unit.parent : unit?.id;
  };
  const schools = new Set([schoolOf(known?.unit), place.school.id]);
  const elsewhere = had.filter(({ unit }) => !schools.has(schoolOf(unit)));
  if (row.roles === undefined) {
    const stillHere = had.filter(({ unit }) => unit === place.school.id || unit === here.id);
    return [...elsewhere, ...stillHere];
  }
  return [...elsewhere, ...row.roles.flatMap((role) => grantHere(role, place))];
}

function grantHere(role: Role, place: Place): readonly Grant[] {
  if (role === "teacher") return [];
  const unit = role === "group-leader" ? (place.group ?? place.school) : place.school;
  return [{ role, unit: unit.id }];
}
