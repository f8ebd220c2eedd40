import type { Messages } from "../../src/conversation/replies/messages.ts";
import { readWording } from "../../src/prompts-folder/read-wording.ts";

/** The sentences that come with the program. */
export function builtInWording(): Messages {
  return readWording(new URL("../../prompts/", import.meta.url).pathname);
}
