import { builtIn } from "../built-in.ts";
import { interpret } from "../conversation/interpret.ts";
import type { Explained } from "../conversation/turn.ts";
import { argument, type Command, printJson } from "./command.ts";

/** `xuefen understand`: what a sentence is taken to mean, without doing it. */
export const understandCommand: Command = {
  name: "understand",
  usage: 'xuefen understand "<text>" [--at <instant|day>] [--explain] [--json]',
  summary: "what a sentence is taken to mean",
  takes: ["the text"],
  options: { explain: { type: "boolean" } },
  pure: true,
  run: async (call) => {
    const sentence = argument(call, understandCommand, 0);
    const { understanding, articles, catalogue, policyAliases } = builtIn(call.common.policies, {
      data: call.common.config.data,
    });
    const { today } = call.common.now();
    const deps = { understanding: understanding(), catalogue, articles: articles() };
    const meaning = interpret(deps, sentence, { today, policyAliases });
    const { interpretations, question, ...taken } = meaning;
    const isExplained = call.values.explain === true;
    if (call.common.json) return printJson(call.console, isExplained ? meaning : taken);
    const { intent, confidence, slots } = taken;
    call.console.out(`${intent} (${confidence.toFixed(2)}) ${JSON.stringify(slots)}\n`);
    if (isExplained) call.console.out(explanation(interpretations, question));
  },
};

/** As many ways to take a sentence are worth reading. */
const SHOWN = 8;

/**
 * The ranked ways to take a sentence, one a line, with the reasons.
 *
 * @param answered the question that was answered, which is marked
 */
export function explanation(interpretations: readonly Explained[], answered?: string): string {
  return interpretations
    .slice(0, SHOWN)
    .map(
      ({ question, tier, score, because }, index) =>
        `${question === answered ? "→" : " "} ${index + 1}. ${question} [${tier} ${score.toFixed(2)}] ${because.join("; ")}\n`,
    )
    .join("");
}
