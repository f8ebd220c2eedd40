import { readWording } from "../../src/files/prompts/read-wording.ts";
import type { Messages } from "../../src/wording/messages.ts";

/** The sentences that come with the program. */
export function builtInWording(): Messages {
  return readWording(new URL("../../prompts/", import.meta.url).pathname);
}
