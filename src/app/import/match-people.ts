import type { Person, Roster } from "../ports.ts";
import { recordId } from "./record-id.ts";
import type { RecordFacts, RecordRow } from "./record-row.ts";

/** A row of which nothing is refused: its person is known and its facts are all read. */
export interface ReadyRow {
  readonly row: RecordRow;
  readonly teacher: string;
  readonly record: RecordFacts & { readonly id: string };
}

const PROGRESS_EVERY = 250;

/** Finds whose each row is; rows of unknown or doubtful people are refused. */
export async function matchPeople(
  rows: readonly RecordRow[],
  roster: Roster,
  onProgress?: (done: number, total: number) => void,
): Promise<readonly ReadyRow[]> {
  const find = remembering(roster);
  const ready: ReadyRow[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % PROGRESS_EVERY === 0) onProgress?.(index, rows.length);
    const person = await find(row);
    refuseDoubtful(row, person);
    if (!person || !row.facts || row.reader.rejections.length > 0) continue;
    const teacher = person.teacher.id;
    const id = recordId(teacher, row.facts, row.certificate);
    ready.push({ row, teacher, record: { id, ...row.facts } });
  }
  return ready;
}

/** Looks a person up by staff number, else by identity number, each only once. */
function remembering(roster: Roster): (row: RecordRow) => Promise<Person | undefined> {
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

function refuseDoubtful(row: RecordRow, person: Person | undefined): void {
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
