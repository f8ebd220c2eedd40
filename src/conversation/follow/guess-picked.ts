import { normalise } from "../message/normalise.ts";
import type { Said, Thread } from "../state/thread.ts";

/**
 * The sentence that was not understood, where one of the guesses at it is picked now: it is what
 * shall be answered, not the words on the button.
 */
export function guessPicked(text: string, thread: Thread | undefined): Said | undefined {
  const { said, choices = [] } = thread ?? {};
  if (said?.intent !== "unknown") return undefined;
  return choices.some((says) => normalise(says) === text) ? said : undefined;
}
