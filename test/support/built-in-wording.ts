import { builtInPrompts } from "../../src/built-in.ts";
import type { Messages } from "../../src/wording/messages.ts";

/** The sentences that come with the program, read once for all tests of a worker. */
export function builtInWording(): Messages {
  return builtInPrompts().wording;
}
