import { birthdayOf } from "../../domain/national-id.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Person } from "../access/ports.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import type { FindPolicy } from "./policy-finder.ts";
import { readProgramme } from "./read-programme.ts";
import { recordIds } from "./record-id.ts";
import type { RecordRow } from "./record-row.ts";

/** A row of which nothing is refused: its person is known and its facts are all read. */
export interface ReadyRow {
  readonly row: RecordRow;
  readonly person: Person;
  readonly record: TrainingRecord;
  /** What the record was called while its sheet said less of it. */
  readonly bare: string;
  readonly certificate?: Certificate | undefined;
}

/** The rows that can be taken in; a fixed item is read as the person's policy calls it. */
export async function acceptedRows(
  matched: readonly { readonly row: RecordRow; readonly person: Person | undefined }[],
  policyOf: FindPolicy,
): Promise<readonly ReadyRow[]> {
  const ready: ReadyRow[] = [];
  for (const { row, person } of matched) {
    if (!person || !row.facts) continue;
    const birthday = birthdayOf(person.nationalId ?? "");
    if (birthday && row.facts.date < birthday)
      row.reader.refuse("to", { code: "date-before-birth" });
    const programme =
      row.programme && row.reader.optional("programme", readProgramme(await policyOf(person)));
    if (row.reader.rejections.length > 0) continue;
    const facts = programme ? { ...row.facts, programme } : row.facts;
    const { id, bare } = recordIds(person.teacher.id, facts, row.certificate);
    const certificate = readCertificate(row.certificate);
    ready.push({ row, person, record: { id, ...facts }, bare, certificate });
  }
  return ready;
}
