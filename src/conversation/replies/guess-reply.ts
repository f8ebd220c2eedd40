import type { Reply } from "../reply.ts";
import type { Intent } from "../understand/meaning.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** Something the asker may have meant, and the text that says it plainly. */
export interface Guess {
  readonly intent: Intent;
  /** What its button types; default: the intent's own example. */
  readonly says?: string | undefined;
}

/** Not understood: up to three guesses as buttons, and whom to ask after a second failure. */
export function guessReply(
  voice: Voice,
  _guesses: readonly Guess[],
  _options: { readonly again?: boolean; readonly contact?: string | undefined } = {},
): Reply {
  return composeReply(voice, { lead: "" });
}
