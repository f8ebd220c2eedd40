import { randomUUID } from "node:crypto";
import { answerText } from "../channels/terminal/answer-text.ts";
import { openProgram } from "../main.ts";
import { argument, type Command, printJson } from "./command.ts";
import { findSpeaker, namedSpeaker, placeOf, SPEAKER_OPTIONS } from "./speaker.ts";
import { explanation } from "./understand.ts";

/** `xuefen ask`: one turn of conversation. */
export const askCommand: Command = {
  name: "ask",
  usage:
    'xuefen ask "<text>" --as <person> | --policy <id> [--in private|group] [--at …] [--explain] [--json]',
  summary: "asks one question, as a person (id or channel:account) or under a policy",
  takes: ["the text"],
  options: { ...SPEAKER_OPTIONS, explain: { type: "boolean" } },
  run: async (call) => {
    const sentence = argument(call, askCommand, 0);
    const [named, place] = [namedSpeaker(call, askCommand), placeOf(call, askCommand)];
    const troubles: unknown[] = [];
    const program = await openProgram(call.common, (error) => troubles.push(error));
    try {
      const { intent, reply, effects, question, interpretations } = await program.conversation.say({
        speaker: await findSpeaker(named, program),
        id: randomUUID(),
        body: { kind: "text", text: sentence },
        place,
        room: place,
        via: "cli",
        ...call.common.now(),
      });
      const { citations, text, private: apart, blocks } = reply;
      const said = { intent, reply: { text, private: apart, blocks }, citations, effects };
      const isExplained = call.values.explain === true;
      if (call.common.json) {
        printJson(call.console, isExplained ? { ...said, question, interpretations } : said);
      } else {
        call.console.out(`${answerText(reply, program.wording.in(reply.language))}\n`);
        if (isExplained) call.console.out(`\n${explanation(interpretations, question)}`);
      }
      if (troubles.length > 0) throw troubles[0];
    } finally {
      await program.close();
    }
  },
};
