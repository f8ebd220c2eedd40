import type { Wording } from "../../src/conversation/replies/wording.ts";
import { readWording } from "../../src/prompts-folder/read-wording.ts";

/** The sentences that come with the program. */
export function builtInWording(): Wording {
  return readWording(new URL("../../prompts/", import.meta.url).pathname);
}
