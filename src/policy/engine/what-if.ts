import { type Day, laterDay } from "../../domain/day.ts";
import type { RecordResult, Standing } from "../../domain/standing.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "./compile.ts";
import { countingDay, evaluate, type Facts } from "./evaluate.ts";

/** What one more record would change. */
export interface WhatIf {
  readonly before: Standing;
  readonly after: Standing;
  /** The record itself, as it would stand. */
  readonly record: RecordResult;
}

/**
 * Adds a record that has not happened yet and reads the standing again, on the same day
 * or, where the record counts only from a later one, on that.
 */
export function whatIf(policy: Policy, facts: Facts, record: TrainingRecord, asOf: Day): WhatIf {
  const day = laterDay(asOf, countingDay(policy, record));
  const after = evaluate(policy, { ...facts, records: [...facts.records, record] }, day);
  const added = after.records.at(-1) as RecordResult;
  return { before: evaluate(policy, facts, day), after, record: added };
}
