import { readFile } from "node:fs/promises";
import { reasonText } from "../conversation/replies/reason-wording.ts";
import type { Voice } from "../conversation/replies/wording.ts";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import type { Standing } from "../domain/standing.ts";
import { BUILT_IN_PROMPTS } from "../folders.ts";
import { readPolicies } from "../policies-folder/read-policies.ts";
import type { Policy } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import { readFacts } from "../policy/facts.ts";
import { readWording } from "../prompts-folder/read-wording.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";

async function readInput(call: Call, source: string): Promise<unknown> {
  const fromPipe = source === "-";
  const content = fromPipe
    ? await call.console.stdin()
    : await readFile(source, "utf8").catch((cause) => {
        throw new Failure("input/no-file", { file: source }, { cause });
      });
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const [problem = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new Failure("input/not-json", { source: nameOf(source), problem }, { cause });
  }
}

function nameOf(source: string): string {
  return source === "-" ? "standard input" : source;
}

function dayAsked(call: Call): Day {
  const written = text(call.values, "as-of");
  if (written === undefined) return call.common.now().today;
  if (isDay(written)) return written;
  const problem = `--as-of ${written} is not a day of the calendar such as 2013-12-31`;
  throw misused(evaluateCommand, problem);
}

/** The standing with each reason in words. */
function worded(standing: Standing, policy: Policy, voice: Voice) {
  return {
    ...standing,
    records: standing.records.map((record) => ({
      ...record,
      reasons: record.reasons.map((reason) => ({
        ...reason,
        text: reasonText(reason, policy, voice),
      })),
    })),
  };
}

function summary(standing: Standing): string {
  const lines = standing.requirements.map(
    ({ id, label, counted, required, missing, status, article }) =>
      `${label}  ${id}  ${counted}/${required}  ${missing > 0 ? `missing ${missing}` : status}  [${article}]`,
  );
  return `${standing.policy.id} on ${standing.asOf}\n${lines.join("\n")}\n`;
}

/** `xuefen evaluate`: one teacher's facts in, the standing under a policy out. Touches no database. */
export const evaluateCommand: Command = {
  name: "evaluate",
  usage: "xuefen evaluate <policy-id> --input <file|-> [--as-of YYYY-MM-DD] [--json]",
  summary: "a teacher's standing under a policy, from a JSON document",
  takes: ["the policy's id"],
  options: { input: { type: "string" }, "as-of": { type: "string" } },
  pure: true,
  run: async (call) => {
    const id = argument(call, evaluateCommand, 0);
    const source = text(call.values, "input");
    if (source === undefined) throw misused(evaluateCommand, "--input is missing");
    const asOf = dayAsked(call);
    const policy = readPolicies(call.common.policies).policy(id);
    const voice = readWording(BUILT_IN_PROMPTS).in("zh-CN");
    const input = await readInput(call, source);
    const standingOf = (document: unknown, name: string) => {
      const standing = evaluate(policy, readFacts(document, name), asOf);
      return worded(standing, policy, voice);
    };
    const result = Array.isArray(input)
      ? input.map((each, index) => standingOf(each, `${nameOf(source)}[${index}]`))
      : standingOf(input, nameOf(source));
    if (call.common.json) printJson(call.console, result);
    else call.console.out([result].flat().map(summary).join("\n"));
  },
};
