import { isSameName } from "../../domain/person-name.ts";
import type { Person, Roster } from "../access/ports.ts";
import { packs } from "./packs.ts";
import type { WhoseRow } from "./person-columns.ts";

const ROWS_AT_ONCE = 500;

/** The ids of the units that whoever imports reaches; absent where that is every unit. */
export type Reach = ReadonlySet<string> | undefined;

/** Finds whose each row is; rows of people who are unknown, out of reach or doubtful are refused. */
export async function matchPeople<R extends WhoseRow>(
  rows: readonly R[],
  roster: Pick<Roster, "people" | "peopleByNationalId">,
  reach: Reach,
): Promise<readonly { readonly row: R; readonly person: Person | undefined }[]> {
  const people = new Map<string, Person | undefined>();
  const matched: { row: R; person: Person | undefined }[] = [];
  for (const some of packs(rows, () => ROWS_AT_ONCE)) {
    await lookUp(some, people, roster);
    for (const row of some) {
      const found = people.get(numberOf(row) ?? "");
      const person = found && isReached(found.unit, reach) ? found : undefined;
      refuseDoubtful(row, person, reach);
      matched.push({ row, person });
    }
  }
  return matched;
}

/** The number by which a row names its person: the staff number, else the identity number. */
const numberOf = ({ staffNumber, nationalId }: WhoseRow) => staffNumber ?? nationalId;

/** Adds the people of these rows who were not looked up yet, by the number of the row. */
async function lookUp(
  rows: readonly WhoseRow[],
  people: Map<string, Person | undefined>,
  roster: Pick<Roster, "people" | "peopleByNationalId">,
): Promise<void> {
  const unknown = rows.filter((row) => !people.has(numberOf(row) ?? ""));
  const ids = unknown.flatMap(({ staffNumber }) => staffNumber ?? []);
  const nationalIds = unknown.flatMap(({ staffNumber, nationalId }) =>
    staffNumber === undefined && nationalId !== undefined ? [nationalId] : [],
  );
  const byId = await roster.people(ids);
  const byNationalId = await roster.peopleByNationalId(nationalIds);
  for (const id of ids) people.set(id, byId.get(id));
  for (const each of nationalIds) people.set(each, byNationalId.get(each));
}

export function isReached(unit: string, reach: Reach): boolean {
  return reach === undefined || reach.has(unit);
}

/**
 * Refuses a row whose person is not known, or seems to be somebody else. Where somebody may be out
 * of reach, nobody learns whether there is such a person.
 */
export function refuseDoubtful(row: WhoseRow, person: Person | undefined, reach: Reach): void {
  const { reader, staffNumber, nationalId, name } = row;
  if (!person) {
    const column = staffNumber === undefined ? "nationalId" : "staffNumber";
    const code = reach ? "person-out-of-reach" : "person-unknown";
    if (staffNumber ?? nationalId) reader.refuse(column, { code });
    return;
  }
  const { teacher } = person;
  if (nationalId && person.nationalId && nationalId !== person.nationalId) {
    reader.refuse("nationalId", { code: "national-id-differs", person: teacher.id });
  }
  if (name && !isSameName(name, teacher.name)) {
    reader.refuse("name", { code: "name-differs", name: teacher.name });
  }
}
