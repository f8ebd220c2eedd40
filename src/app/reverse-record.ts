import type { Effect } from "./effect.ts";
import type { Ledger, Provenance, StandingRecord } from "./ports.ts";

/** The newest record that a teacher submitted for themselves and that still stands. */
export function latestOwnRecord(
  ledger: Pick<Ledger, "latestBy">,
  teacher: string,
): Promise<StandingRecord | undefined> {
  return ledger.latestBy(teacher, teacher);
}

/** Takes back one of a teacher's own records (冲正); the ledger keeps both entries. */
export async function reverseRecord(
  ledger: Pick<Ledger, "append">,
  { record, entry }: StandingRecord,
  { by, at, via }: Provenance,
): Promise<Effect> {
  const body = {
    kind: "record.reversed",
    record: record.id,
    why: "undone by the teacher",
  } as const;
  await ledger.append([{ key: `reversal:${entry}`, teacher: by, by, at, via, body }]);
  return { kind: "record.reversed", id: record.id };
}
