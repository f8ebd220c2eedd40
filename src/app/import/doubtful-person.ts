import { birthdayOf } from "../../domain/national-id.ts";
import { sameText } from "../../domain/same-text.ts";
import type { Person } from "../access/ports.ts";
import type { RosterRow } from "./roster-row.ts";

/** Somebody in the roster, with the name of their school. */
export interface KnownPerson extends Person {
  readonly school: string;
}

/** Refuses a row in which somebody is hired before they are born. */
export function refuseBornLater(
  { reader, nationalId, hiredOn }: RosterRow,
  person: Person | undefined,
): void {
  const birthday = birthdayOf(nationalId ?? person?.nationalId ?? "");
  if (birthday && hiredOn && hiredOn < birthday) {
    reader.refuse("hiredOn", { code: "date-before-birth" });
  }
}

/**
 * Refuses a row whose name is not that of the one who is known by its number.
 *
 * @param namesakes everybody known of the name in the row
 */
export function refuseMixedUp(
  { reader, name, nationalId, school }: RosterRow,
  person: KnownPerson,
  namesakes: readonly Person[],
): void {
  if (!name) return;
  const isProven = nationalId !== undefined && nationalId === person.nationalId;
  // A number that is filled in together with another name corrects the name, as clerks are told;
  // where somebody else has that name, rows have rather slipped.
  const isCorrected = nationalId && person.nationalId === undefined && namesakes.length === 0;
  if (isProven || isCorrected) return;
  const known = person.teacher.name;
  const isElsewhere = school !== undefined && sameText(school) !== sameText(person.school);
  if (isElsewhere) {
    reader.refuse("staffNumber", { code: "number-elsewhere", name: known, school: person.school });
  } else reader.refuse("name", { code: "name-differs", name: known });
}

/** Somebody of the name and school of a row. */
export interface Namesake {
  readonly staffNumber: string;
  readonly nationalId?: string | undefined;
}

/**
 * Refuses a row about somebody new whose number differs only by zeros in front or by case from that
 * of somebody of the same name and school.
 */
export function refuseAlike(
  { reader, name = "", staffNumber = "", nationalId }: RosterRow,
  namesakes: readonly Namesake[],
): void {
  const alike = namesakes.find(
    (each) =>
      each.staffNumber !== staffNumber &&
      plainNumber(each.staffNumber) === plainNumber(staffNumber) &&
      !(nationalId && each.nationalId && nationalId !== each.nationalId),
  );
  if (!alike) return;
  reader.refuse("staffNumber", { code: "number-alike", name, number: alike.staffNumber });
}

/** A number as it is once a spreadsheet has taken it for one: 001 is 1. */
export function plainNumber(staffNumber: string): string {
  return staffNumber.toUpperCase().replace(/\d{1,30}/g, withoutZeros);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0{1,30}(?=\d)/, "");
}

/** A number of a school has no more digits than this. */
const MOST_DIGITS = 6;

/** The numbers that may be meant by a number whose zeros a spreadsheet has taken or a form added. */
export function numbersLike(staffNumber: string): readonly string[] {
  const [, prefix = "", written = ""] = /^(.{0,40}\D)?(\d{1,20})$/.exec(staffNumber) ?? [];
  if (written === "") return [];
  const digits = withoutZeros(written);
  const widths = Array.from({ length: MOST_DIGITS }, (_, index) => digits.padStart(index + 1, "0"));
  return [...new Set(widths)]
    .flatMap((each) => [prefix.toUpperCase() + each, prefix.toLowerCase() + each, prefix + each])
    .filter((each, index, all) => each !== staffNumber && all.indexOf(each) === index);
}
