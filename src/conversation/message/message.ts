import type { Cues } from "./cues.ts";
import type { WordsRead } from "./intents.ts";
import type { Slots } from "./meaning.ts";

/** A text message, read once. Whoever answers it asks this, and never parses the text again. */
export interface Message extends WordsRead {
  /** In normal form, the usual typos fixed; what a picked button says, where one was picked. */
  readonly text: string;
  readonly slots: Slots;
  /** The word of a slash command and what followed it, where the message was one. */
  readonly command?: { readonly word: string; readonly rest: string } | undefined;
  /** Whether the message shows a cue of `prompts/cues.yaml`. */
  shows(cue: string): boolean;
}

/** A message that remembers which cues it showed. */
export function createMessage(
  read: Omit<Message, "shows">,
  cues: Cues,
  /** What is looked at for cues: the text without the ids of policies. */
  text: string,
): Message {
  const known = new Map<string, boolean>();
  return {
    ...read,
    shows(cue) {
      const shown = known.get(cue) ?? cues.shows(cue, text);
      known.set(cue, shown);
      return shown;
    },
  };
}
