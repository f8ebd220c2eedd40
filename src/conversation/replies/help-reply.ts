import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** One command as the help shows it, in the asker's language. */
export interface CommandLine {
  /** With its slash. */
  readonly word: string;
  readonly gist: string;
  readonly example?: string | undefined;
}

/** What the assistant can do. */
export function helpReply(voice: Voice, commands: readonly CommandLine[]): Reply {
  return composeReply(voice, {
    lead: "",
    details: commands.map(({ word, gist }) => `${word} ${gist}`),
  });
}
