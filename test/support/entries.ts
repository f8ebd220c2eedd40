import type { NewEntry } from "../../src/app/ledger/ports.ts";
import { parseDay } from "../../src/domain/day.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";

const PROVENANCE = { by: "T001", at: "2026-11-22T08:00:00.000Z", via: "terminal" };

/** A record with nothing remarkable about it. */
export function trainingRecord(id: string): TrainingRecord {
  return { id, date: parseDay("2013-07-20"), activity: "training", hours: 16, title: "课堂评价" };
}

/** An entry that submits a record; its key is new for every record and teacher. */
export function submission(
  teacher: string,
  record: string,
  changed: Partial<Pick<NewEntry, "key" | "by" | "at" | "via">> = {},
): NewEntry {
  return {
    ...PROVENANCE,
    key: `submit ${teacher} ${record}`,
    teacher,
    body: { kind: "record.submitted", record: trainingRecord(record), origin: "self" },
    ...changed,
  };
}

/** An entry that reverses a record; its key is new for every record and teacher. */
export function reversal(
  teacher: string,
  record: string,
  changed: Partial<Pick<NewEntry, "key" | "by">> = {},
): NewEntry {
  return {
    ...PROVENANCE,
    key: `reverse ${teacher} ${record}`,
    teacher,
    body: { kind: "record.reversed", record, why: "entered twice" },
    ...changed,
  };
}

/** As many entries with keys of their own, for as many records of one teacher. */
export function submissions(teacher: string, count: number): NewEntry[] {
  return Array.from({ length: count }, (_, index) => submission(teacher, `r${index + 1}`));
}
