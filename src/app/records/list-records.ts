import type { Day } from "../../domain/day.ts";
import type { Activity, Level, Mode } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { LedgerRecord } from "../records/ports.ts";

/** Which records are asked for; what is absent does not narrow the choice. */
export interface RecordFilter {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** The label of a policy year. */
  readonly year?: string | undefined;
  readonly activity?: Activity | undefined;
  readonly level?: Level | undefined;
  readonly mode?: Mode | undefined;
}

/** The records that a filter lets through, the latest completed first. */
export function listRecords(
  policy: Policy,
  entries: readonly LedgerRecord[],
  filter: RecordFilter,
): readonly LedgerRecord[] {
  return entries
    .filter((entry) => passes(policy, entry, filter))
    .sort((a, b) => (a.record.date > b.record.date ? -1 : a.record.date < b.record.date ? 1 : 0));
}

function passes(policy: Policy, { record }: LedgerRecord, filter: RecordFilter): boolean {
  const { from, to, year, activity, level, mode } = filter;
  if (from && record.date < from) return false;
  if (to && (record.from ?? record.date) > to) return false;
  if (year && policy.calendar.placeOf(record.date).year?.label !== year) return false;
  if (activity && record.activity !== activity) return false;
  if (level && record.level !== level) return false;
  return !mode || record.mode === mode;
}
