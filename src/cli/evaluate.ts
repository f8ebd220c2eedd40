import { readPolicies } from "../files/policies/read-policies.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { readFacts } from "../policy/loading/facts.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";
import { dayAsked, nameOf, readInput } from "./facts-input.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";
import { type Told, toldOfOne, toldOfTwo } from "./print-standing.ts";

/** The policies that the call names: one, or two to hold against each other. */
function policiesNamed(call: Call): readonly [Policy] | readonly [Policy, Policy] {
  const catalogue = readPolicies(call.common.policies);
  const first = catalogue.policy(argument(call, evaluateCommand, 0));
  const other = call.positionals[1];
  return other === undefined ? [first] : [first, catalogue.policy(other)];
}

/** `xuefen evaluate`: one teacher's facts in, the standing under a policy out, or under two. Touches no database. */
export const evaluateCommand: Command = {
  name: "evaluate",
  usage:
    "xuefen evaluate <policy-id> [<other-policy-id>] --input <file|-> [--as-of YYYY-MM-DD] [--lang zh-CN|en] [--json]",
  summary: "a teacher's standing under a policy, or under two, from a JSON document",
  takes: ["the policy's id", "the other policy's id"],
  options: { input: { type: "string" }, "as-of": { type: "string" }, ...LANGUAGE_OPTION },
  pure: true,
  run: async (call) => {
    argument(call, evaluateCommand, 0);
    const source = text(call.values, "input");
    if (source === undefined) throw misused(evaluateCommand, "--input is missing");
    const asOf = dayAsked(call, evaluateCommand);
    const localizer = voiceAsked(call, evaluateCommand);
    const policies = policiesNamed(call);
    const input = await readInput(call, source);
    const toldOf = (document: unknown, name: string): Told => {
      const facts = readFacts(document, name);
      return policies.length === 2
        ? toldOfTwo(policies, facts, asOf, localizer)
        : toldOfOne(policies[0], facts, asOf, localizer);
    };
    const told = Array.isArray(input)
      ? input.map((each, index) => toldOf(each, `${nameOf(source)}[${index}]`))
      : toldOf(input, nameOf(source));
    const all = [told].flat();
    if (!call.common.json) call.console.out(all.map(({ summary }) => summary).join("\n"));
    else printJson(call.console, Array.isArray(told) ? all.map(({ json }) => json) : all[0]?.json);
  },
};
