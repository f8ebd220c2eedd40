import type { Person, Roster } from "../ports.ts";
import type { WhoseRow } from "./whose-row.ts";

const PROGRESS_EVERY = 250;

/** Finds whose each row is; rows of unknown or doubtful people are refused. */
export async function matchPeople<R extends WhoseRow>(
  rows: readonly R[],
  roster: Roster,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly { readonly row: R; readonly person: Person | undefined }[]> {
  const find = remembering(roster);
  const matched: { row: R; person: Person | undefined }[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % PROGRESS_EVERY === 0) onProgress?.(index, rows.length);
    const person = await find(row);
    refuseDoubtful(row, person);
    matched.push({ row, person });
  }
  return matched;
}

/** Looks a person up by staff number, else by identity number, each only once. */
function remembering(roster: Roster): (row: WhoseRow) => Promise<Person | undefined> {
  const people = new Map<string, Person | undefined>();
  return async ({ staffNumber, nationalId }) => {
    const key = staffNumber ?? nationalId;
    if (key === undefined) return undefined;
    if (!people.has(key)) {
      const find = staffNumber === undefined ? roster.personByNationalId : roster.person;
      people.set(key, await find.call(roster, key));
    }
    return people.get(key);
  };
}

function refuseDoubtful(row: WhoseRow, person: Person | undefined): void {
  const { reader, staffNumber, nationalId, name } = row;
  if (!person) {
    const column = staffNumber === undefined ? "nationalId" : "staffNumber";
    if (staffNumber ?? nationalId) reader.refuse(column, { code: "person-unknown" });
    return;
  }
  const { teacher } = person;
  if (nationalId && person.nationalId && nationalId !== person.nationalId) {
    reader.refuse("nationalId", { code: "national-id-differs", person: teacher.id });
  }
  if (name && name !== teacher.name) {
    reader.refuse("name", { code: "name-differs", name: teacher.name });
  }
}
