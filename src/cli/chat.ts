import { chatInTerminal } from "../channels/terminal/chat.ts";
import { openProgram } from "../main.ts";
import { placeOf, speakerOf } from "./ask.ts";
import type { Command } from "./command.ts";

/** `xuefen chat`: a conversation in the terminal. */
export const chatCommand: Command = {
  name: "chat",
  usage: "xuefen chat --as <person> | --policy <id> [--in private|group]",
  summary: "talks in the terminal",
  options: { as: { type: "string" }, policy: { type: "string" }, in: { type: "string" } },
  run: async (call) => {
    const place = placeOf(call);
    const program = await openProgram(call.common, call.console.err);
    try {
      const speaker = await speakerOf(call, program);
      await chatInTerminal({
        conversation: program.conversation,
        speaker,
        place,
        now: call.common.now,
        input: process.stdin,
        output: process.stdout,
      });
    } finally {
      await program.close();
    }
  },
};
