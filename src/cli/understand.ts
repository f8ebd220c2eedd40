import { builtIn } from "../main.ts";
import { argument, type Command, printJson } from "./command.ts";

/** `xuefen understand`: what a sentence is taken to mean, without doing it. */
export const understandCommand: Command = {
  name: "understand",
  usage: 'xuefen understand "<text>" [--at YYYY-MM-DD] [--json]',
  summary: "what a sentence is taken to mean",
  options: {},
  run: async (call) => {
    const sentence = argument(call, understandCommand, 0);
    const { understanding, policyAliases } = builtIn(call.common.policies);
    const { today } = call.common.now();
    const meaning = understanding().understand(sentence, { today, policyAliases });
    if (call.common.json) return printJson(call.console, meaning);
    const { intent, confidence, slots } = meaning;
    call.console.out(`${intent} (${confidence.toFixed(2)}) ${JSON.stringify(slots)}\n`);
  },
};
