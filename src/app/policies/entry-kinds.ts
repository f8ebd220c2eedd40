import { z } from "zod";
import { entryKind } from "../ledger/entry-kinds.ts";
import type { Entry, Log } from "../ledger/ports.ts";

const choice = z.strictObject({
  /** Null where the unit follows the one above it. */
  policy: z.string().nullable(),
  /** What the unit had chosen before. */
  before: z.string().nullable(),
});

/** Somebody chose a policy, or none, for a unit. */
export const POLICY_CHOSEN = entryKind("policy.chosen", {
  stream: "unit",
  version: 1,
  schema: choice,
});

/** The choice of a unit's policy as it stands in the ledger. */
export type Choice = Entry<z.output<typeof choice>>;

/** All that was ever chosen for a unit, the oldest first. */
export async function choicesOf(
  log: Pick<Log, "entriesOf">,
  unit: string,
): Promise<readonly Choice[]> {
  const entries = await log.entriesOf({ kind: POLICY_CHOSEN.stream, id: unit });
  return entries.filter(POLICY_CHOSEN.isKindOf);
}
