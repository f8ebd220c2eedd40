import type { Day } from "../../domain/day.ts";
import type { Slots } from "./meaning.ts";
import { normalise } from "./normalise.ts";

/** What the reader of a message must know besides the message. */
export interface SlotContext {
  /** The day it was said. */
  readonly today: Day;
  /** Names that people use for a policy, each with the policy's id. */
  readonly policyAliases?: ReadonlyMap<string, string>;
}

/** The particulars that a message states; what was not said is absent. */
export function extractSlots(text: string, context: SlotContext): Slots {
  const plain = normalise(text);
  return plain.includes("今年") ? { year: context.today.slice(0, 4) } : {};
}
