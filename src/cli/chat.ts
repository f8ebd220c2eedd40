import { chatInTerminal } from "../channels/terminal/chat.ts";
import { openProgram } from "../main.ts";
import { type Command, sentenceOf } from "./command.ts";
import { findSpeaker, namedSpeaker, placeOf, SPEAKER_OPTIONS } from "./speaker.ts";

/** `xuefen chat`: a conversation in the terminal. */
export const chatCommand: Command = {
  name: "chat",
  usage: "xuefen chat --as <person> | --policy <id> [--in private|group]",
  summary: "talks in the terminal",
  takes: [],
  options: SPEAKER_OPTIONS,
  run: async (call) => {
    const [named, place] = [namedSpeaker(call, chatCommand), placeOf(call, chatCommand)];
    const program = await openProgram(call.common, (error) => {
      call.console.err(`xuefen: ${sentenceOf(error)}\n`);
    });
    try {
      await chatInTerminal({
        conversation: program.conversation,
        wording: program.wording,
        speaker: await findSpeaker(named, program),
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
