import { birthdayOf } from "../../domain/national-id.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { programmeNames } from "../../policy/terms/programmes.ts";
import type { Person } from "../access/ports.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import type { FindPolicy } from "./policy-finder.ts";
import type { Reading } from "./read-row.ts";
import { readWord } from "./read-word.ts";
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

/** Reads the name of a fixed item (专项), which only the person's own policy knows. */
function readProgramme(policy: PolicyDocument | undefined): (text: string) => Reading<string> {
  if (!policy) return () => ({ problem: { code: "programme-without-policy" } });
  const { programmes, title } = policy;
  const ids = Object.keys(programmes);
  if (ids.length === 0) return () => ({ problem: { code: "programme-none", policy: title.zh } });
  return readWord(ids.map((id) => [id, ...programmeNames(programmes, id)]));
}
