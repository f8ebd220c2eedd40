import { createHash, randomBytes } from "node:crypto";
import type { Day } from "../../domain/day.ts";

const BYTES = 6;

/** A new id for a reminder, which its draft has already. */
export function newReminderId(): string {
  return randomBytes(BYTES).toString("hex");
}

/** The id of a reminder that repeats another for somebody on a day: the same however often it is asked for. */
export function againId(reminder: string, person: string, day: Day): string {
  const hash = createHash("sha256").update(`${reminder} ${person} ${day}`).digest("hex");
  return hash.slice(0, 2 * BYTES);
}
