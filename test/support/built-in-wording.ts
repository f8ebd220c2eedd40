import { readWording } from "../../src/files/prompts/read-wording.ts";
import type { Messages } from "../../src/wording/messages.ts";

let wording: Messages | undefined;

/** The sentences that come with the program, read once for all tests of a worker. */
export function builtInWording(): Messages {
  wording ??= readWording(new URL("../../prompts/", import.meta.url).pathname);
  return wording;
}
