import type { Day } from "../../domain/day.ts";
import { MEASURES, type TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Facts } from "../../policy/engine/evaluate.ts";
import { type WhatIf, whatIf } from "../../policy/engine/what-if.ts";

/** What a record that is not in the ledger yet would change, and which one it may repeat. */
export interface WeighedRecord {
  readonly record: TrainingRecord;
  readonly whatIf: WhatIf;
  /** A record of the same day with the same title or the same amount. */
  readonly alike?: TrainingRecord | undefined;
}

/** Weighs records one after the other, each as if those before it were in the ledger already. */
export function previewRecords(
  policy: Policy,
  facts: Facts,
  records: readonly TrainingRecord[],
  today: Day,
): readonly WeighedRecord[] {
  let known = facts;
  return records.map((record) => {
    const weighed = {
      record,
      whatIf: whatIf(policy, known, record, today),
      alike: known.records.find((other) => isAlike(record, other)),
    };
    known = { ...known, records: [...known.records, record] };
    return weighed;
  });
}

function isAlike(a: TrainingRecord, b: TrainingRecord): boolean {
  if (a.date !== b.date) return false;
  if (a.title && b.title) return a.title.trim() === b.title.trim();
  return MEASURES.some((measure) => a[measure] !== undefined && a[measure] === b[measure]);
}
