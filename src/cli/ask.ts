import { randomUUID } from "node:crypto";
import { answerText } from "../channels/terminal/answer-text.ts";
import { openProgram } from "../main.ts";
import { argument, type Command, printJson, text } from "./command.ts";
import { saveFiles } from "./save-files.ts";
import { findSpeaker, namedSpeaker, placeOf, SPEAKER_OPTIONS } from "./speaker.ts";
import { explanation } from "./understand.ts";

/** `xuefen ask`: one turn of conversation. */
export const askCommand: Command = {
  name: "ask",
  usage:
    'xuefen ask "<text>" --as <person> | --policy <id> [--in private|group] [--at …] [--files <folder>] [--explain] [--json]',
  summary: "asks one question, as a person (id or channel:account) or under a policy",
  takes: ["the text"],
  options: { ...SPEAKER_OPTIONS, files: { type: "string" }, explain: { type: "boolean" } },
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
      const { citations, private: apart, blocks } = reply;
      const folder = text(call.values, "files");
      const files = folder === undefined ? [] : await saveFiles(reply, folder, program.wording);
      const shown = { text: reply.text, private: apart, blocks };
      const isExplained = call.values.explain === true;
      if (call.common.json) {
        printJson(call.console, {
          ...{ intent, reply: shown, citations, effects },
          ...(folder !== undefined && { files }),
          ...(isExplained && { question, interpretations }),
        });
      } else {
        const told = folder === undefined ? reply : { ...reply, blocks: [] };
        call.console.out(`${answerText(told, program.wording.in(reply.language))}\n`);
        for (const file of files) call.console.out(`${file}\n`);
        if (isExplained) call.console.out(`\n${explanation(interpretations, question)}`);
      }
      if (troubles.length > 0) throw troubles[0];
    } finally {
      await program.close();
    }
  },
};
