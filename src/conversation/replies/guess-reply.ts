import type { Intent } from "../message/meaning.ts";
import type { Reply } from "../reply.ts";
import { numbered } from "./choices.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

export interface GuessOptions {
  /** It is the second time in a row: then a human contact is named. */
  readonly again?: boolean | undefined;
  readonly contact?: string | undefined;
}

const MOST_GUESSES = 3;

/** Not sure what was meant: up to three guesses to pick from, with an example. */
export function guessReply(
  voice: Voice,
  guesses: readonly Intent[],
  { again = false, contact = voice.say("common.contact") }: GuessOptions = {},
): Reply {
  const choices = guesses.slice(0, MOST_GUESSES).map((intent) => ({
    label: voice.name("intent", intent),
    says: voice.name("intent-says", intent),
  }));
  return composeReply(voice, {
    lead: choices.length > 0 ? voice.say("guess.lead") : voice.say("guess.nothing"),
    lines: [
      choices.length > 0 ? voice.say("common.pick-number") : undefined,
      voice.say("guess.example"),
      again ? voice.say("guess.contact", { contact }) : undefined,
    ],
    details: numbered(choices),
    actions: choices,
  });
}
