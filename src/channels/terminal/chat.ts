import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import type { Conversation, IncomingMessage, Sender } from "../../conversation/turn.ts";
import type { Localizer, Messages } from "../../wording/messages.ts";
import type { Action, Reply } from "../../wording/reply.ts";
import { answerText } from "./answer-text.ts";

/** What a conversation in a terminal needs; tests give streams of their own. */
export interface TerminalChat {
  readonly conversation: Conversation;
  readonly wording: Messages;
  readonly speaker: Sender;
  readonly place: IncomingMessage["place"];
  readonly now: () => Pick<IncomingMessage, "at" | "today">;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** A terminal has no buttons: each gets a number to type. */
function buttons({ blocks }: Reply): readonly Action[] {
  return blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
}

function render(reply: Reply, localizer: Localizer): string {
  const numbered = buttons(reply).map(({ label }, index) => `[${index + 1}] ${label}`);
  return answerText(reply, localizer, numbered.join("  "));
}

/** Whoever types at this terminal goes on being the same person. */
function atTerminal(speaker: Sender): Sender {
  return speaker.person === undefined ? { ...speaker, account: "terminal" } : speaker;
}

/** Talks until the input ends; each line is one message. */
export async function chatInTerminal(chat: TerminalChat): Promise<void> {
  const { conversation, wording, place, now, input, output } = chat;
  const speaker = atTerminal(chat.speaker);
  const lines = createInterface({ input, output, prompt: "> " });
  const room = `terminal:${place}`;
  let ended = false;
  lines.once("close", () => {
    ended = true;
  });
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text) {
      const { reply } = await conversation.say({
        id: randomUUID(),
        speaker,
        body: { kind: "text", text },
        ...{ place, room, via: "terminal", ...now() },
      });
      output.write(`${render(reply, wording.in(reply.language))}\n\n`);
    }
    if (!ended) lines.prompt();
  }
  output.write("\n");
}
