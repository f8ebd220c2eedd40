import type { Day } from "../domain/day.ts";
import type { RecordStanding, Standing } from "../domain/standing.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { Policy } from "./compile.ts";
import { evaluate, type Facts } from "./evaluate.ts";

/** What one more record would change. */
export interface WhatIf {
  readonly before: Standing;
  readonly after: Standing;
  /** The record itself, as it would stand. */
  readonly record: RecordStanding;
}

/**
 * Adds a record that has not happened yet and reads the standing again, on the same day
 * or, where the record lies later, on the record's day.
 */
export function whatIf(policy: Policy, facts: Facts, record: TrainingRecord, asOf: Day): WhatIf {
  const counting = record.certificateDate ?? record.date;
  const day = counting > asOf ? counting : asOf;
  const after = evaluate(policy, { ...facts, records: [...facts.records, record] }, day);
  const added = after.records.find(({ id }) => id === record.id);
  if (!added) throw new RangeError(`record ${record.id} is missing from its own standing`);
  return { before: evaluate(policy, facts, day), after, record: added };
}
