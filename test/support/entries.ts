import type { NewEntry, Provenance } from "../../src/app/ledger/ports.ts";
import {
  EVIDENCE_ATTACHED,
  EVIDENCE_DETACHED,
  RECORD_REVERSED,
  RECORD_SUBMITTED,
} from "../../src/app/records/entry-kinds.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";

const PROVENANCE = { by: "T001", at: "2026-11-22T08:00:00.000Z", via: "terminal" };

type Written = Provenance & { readonly key: string };
export type Submission = ReturnType<typeof submission>;
export type Reversal = ReturnType<typeof reversal>;

/** A record with nothing remarkable about it. */
export function trainingRecord(id: string): TrainingRecord {
  return { id, date: parseDay("2013-07-20"), activity: "training", hours: 16, title: "课堂评价" };
}

/** An entry that submits a record; its key is new for every record and teacher. */
export function submission(teacher: string, record: string, changed: Partial<Written> = {}) {
  const body = { record: trainingRecord(record), origin: "self" } as const;
  const written = { ...PROVENANCE, key: `submit ${teacher} ${record}`, ...changed };
  return RECORD_SUBMITTED.entry(teacher, body, written);
}

/** An entry that reverses a record; its key is new for every record and teacher. */
export function reversal(teacher: string, record: string, changed: Partial<Written> = {}) {
  const written = { ...PROVENANCE, key: `reverse ${teacher} ${record}`, ...changed };
  return RECORD_REVERSED.entry(teacher, { record, why: "entered twice" }, written);
}

/** An entry that adds a file to a record as its proof. */
export function attachment(teacher: string, record: string, file: string) {
  const body = { record, file, sha256: `sha256 of ${file}`, mediaType: "image/jpeg" };
  return EVIDENCE_ATTACHED.entry(teacher, body, { ...PROVENANCE, key: `${record} ${file}` });
}

/** An entry that takes such a file from its record again. */
export function detachment(teacher: string, record: string, file: string) {
  const body = { record, sha256: `sha256 of ${file}` };
  return EVIDENCE_DETACHED.entry(teacher, body, { ...PROVENANCE, key: `not ${record} ${file}` });
}

/** As many entries with keys of their own, for as many records of one teacher. */
export function submissions(teacher: string, count: number): NewEntry[] {
  return Array.from({ length: count }, (_, index) => submission(teacher, `r${index + 1}`));
}
