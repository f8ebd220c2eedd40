import { builtIn } from "../built-in.ts";
import { argument, type Command, printJson } from "./command.ts";

/** `xuefen understand`: what a sentence is taken to mean, without doing it. */
export const understandCommand: Command = {
  name: "understand",
  usage: 'xuefen understand "<text>" [--at <instant|day>] [--json]',
  summary: "what a sentence is taken to mean",
  takes: ["the text"],
  options: {},
  pure: true,
  run: async (call) => {
    const sentence = argument(call, understandCommand, 0);
    const { understanding, policyAliases } = builtIn(call.common.policies);
    const { today } = call.common.now();
    const meaning = understanding().understand(sentence, { today, policyAliases });
    const { intent, confidence, slots } = meaning;
    if (call.common.json) return printJson(call.console, { intent, confidence, slots });
    call.console.out(`${intent} (${confidence.toFixed(2)}) ${JSON.stringify(slots)}\n`);
  },
};
