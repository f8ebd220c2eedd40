import type { Entry, LedgerRecord } from "../../app/ledger/ports.ts";

/** What of an entry decides whether a record stands. */
type Step = Pick<Entry, "number" | "teacher" | "body" | "at">;

/**
 * What stands for each teacher after all of their entries, in the order of submission;
 * teachers for whom nothing stands are absent.
 *
 * While a record stands, submitting its id again changes nothing: the first one stands
 * until it is reversed. A reversal of what does not stand for that teacher changes
 * nothing either.
 *
 * @param steps each teacher's oldest first
 */
export function standingSubmissions(steps: Iterable<Step>): Map<string, LedgerRecord[]> {
  const byTeacher = new Map<string, Map<string, LedgerRecord>>();
  for (const step of steps) {
    const standing = byTeacher.get(step.teacher) ?? new Map<string, LedgerRecord>();
    byTeacher.set(step.teacher, standing);
    take(standing, step);
  }
  const result = new Map<string, LedgerRecord[]>();
  for (const [teacher, standing] of byTeacher) {
    if (standing.size > 0) result.set(teacher, [...standing.values()]);
  }
  return result;
}

function take(standing: Map<string, LedgerRecord>, { number, body, at }: Step): void {
  if (body.kind === "record.reversed") {
    standing.delete(body.record);
    return;
  }
  const { record, origin, certificate } = body;
  if (standing.has(record.id)) return;
  const named = certificate === undefined ? {} : { certificate };
  standing.set(record.id, { record, origin, entry: number, at, ...named });
}
