import { createInterface } from "node:readline/promises";
import type { Action } from "../../conversation/reply.ts";
import type { Conversation, Outcome, Speaker, Turn } from "../../conversation/turn.ts";

/** What a conversation in a terminal needs; tests give streams of their own. */
export interface TerminalChat {
  readonly conversation: Conversation;
  readonly speaker: Speaker;
  readonly place: Turn["place"];
  readonly now: () => Pick<Turn, "at" | "today">;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** A terminal has no buttons: each gets a number to type. */
function buttons({ reply }: Outcome): readonly Action[] {
  return reply.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : []));
}

function render(outcome: Outcome, place: Turn["place"]): string {
  const { reply } = outcome;
  const numbered = buttons(outcome).map(({ label }, index) => `[${index + 1}] ${label}`);
  const aside = reply.private && place === "group" ? "（仅你可见 / only you see this）\n" : "";
  return [`${aside}${reply.text}`, numbered.join("  ")].filter(Boolean).join("\n");
}

/** Talks until the input ends; each line is one message. */
export async function chatInTerminal(chat: TerminalChat): Promise<void> {
  const { conversation, speaker, place, now, input, output } = chat;
  const lines = createInterface({ input, output, prompt: "> " });
  let offered: readonly Action[] = [];
  lines.prompt();
  for await (const line of lines) {
    const typed = line.trim();
    const text = offered[Number(typed) - 1]?.says ?? typed;
    if (text) {
      const room = `terminal:${place}`;
      const outcome = await conversation.say({
        speaker,
        text,
        place,
        room,
        via: "terminal",
        ...now(),
      });
      offered = buttons(outcome);
      output.write(`${render(outcome, place)}\n\n`);
    }
    lines.prompt();
  }
  output.write("\n");
}
