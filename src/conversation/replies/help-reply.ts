import { isApplicable } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** One command as the help shows it, in the asker's language. */
export interface CommandLine {
  /** With its slash. */
  readonly word: string;
  readonly gist: string;
  readonly example?: string | undefined;
}

function policyLine(voice: Voice, policy: PolicyDocument): string {
  const named = { policy: bilingual(voice, policy.file.title) };
  return isApplicable(policy)
    ? voice.say("help.policy", named)
    : voice.say("help.policy-read", named);
}

/** What the assistant can do, and by which policy it counts. */
export function helpReply(
  voice: Voice,
  commands: readonly CommandLine[],
  policy?: PolicyDocument,
): Reply {
  const items = commands.map(({ word, gist, example }) =>
    example && example !== word
      ? voice.say("help.line-example", { word, gist, example })
      : voice.say("help.line", { word, gist }),
  );
  return composeReply(voice, {
    lead: voice.say("help.lead"),
    lines: [policy && policyLine(voice, policy)],
    blocks: [{ kind: "list", items }],
    details: items,
  });
}
