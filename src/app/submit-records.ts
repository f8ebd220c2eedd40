import type { TrainingRecord } from "../domain/training-record.ts";
import type { Effect } from "./effect.ts";
import type { Ledger, Provenance } from "./ports.ts";

/** Records that a teacher submits for themselves, as one. */
export interface Submission extends Provenance {
  /** Names the submission: the same one twice is written once. */
  readonly key: string;
  readonly records: readonly TrainingRecord[];
}

/**
 * Writes records into the ledger, all or none.
 *
 * @returns what was changed: nothing where the submission was written before
 */
export async function submitRecords(
  ledger: Pick<Ledger, "append" | "recordsOf">,
  { by, at, via, key, records }: Submission,
): Promise<readonly Effect[]> {
  const known = new Set((await ledger.recordsOf(by)).map(({ record }) => record.id));
  const entries = records.map((record, index) => ({
    key: `${key}:${index + 1}`,
    teacher: by,
    by,
    at,
    via,
    body: { kind: "record.submitted", record, origin: "self" } as const,
  }));
  await ledger.append(entries);
  const now = await ledger.recordsOf(by);
  return records
    .filter(({ id }) => !known.has(id) && now.some(({ record }) => record.id === id))
    .map(({ id }) => ({ kind: "record.submitted", id }));
}
