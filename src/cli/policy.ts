import { Failure } from "../domain/failure.ts";
import { builtIn } from "../main.ts";
import type { Catalogue } from "../policy/catalogue.ts";
import type { Policy } from "../policy/compile.ts";
import { failingExamples } from "../policy/examples.ts";
import { SECTIONS } from "../policy/policy-file.ts";
import { argument, type Call, type Command, printJson } from "./command.ts";

interface Finding {
  readonly policy: string;
  readonly problem: string;
}

/** What is wrong with a policy; empty where it loads and its examples hold. */
function findings(catalogue: Catalogue, id: string): Finding[] {
  try {
    return failingExamples(catalogue.policy(id)).map(({ name, expected, found }) => ({
      policy: id,
      problem: new Failure("policy/example-fails", { policy: id, example: name, expected, found })
        .message,
    }));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [{ policy: id, problem: error.message }];
  }
}

function list(call: Call, catalogue: Catalogue): void {
  const rows = catalogue.ids.map((id) => {
    const { file, version } = catalogue.policy(id);
    return { id, title: file.title, unit: file.unit, version, extends: file.extends ?? null };
  });
  if (call.common.json) printJson(call.console, rows);
  else for (const { id, title } of rows) call.console.out(`${id}  ${title.zh}  (${title.en})\n`);
}

function rulesOf({ file }: Policy) {
  return SECTIONS.flatMap((section) =>
    file[section].map((rule) => ({ section, id: rule.id, article: rule.cite })),
  );
}

function showJson({ console }: Call, policy: Policy): void {
  const { id, title, source, unit, year, cycle, articles, silent } = policy.file;
  const head = { id, version: policy.version, title, source, unit, year, cycle: cycle ?? null };
  printJson(console, { ...head, rules: rulesOf(policy), articles, silent });
}

function showText({ console: { out } }: Call, policy: Policy): void {
  const { title, source, articles, silent } = policy.file;
  out(`${title.zh}\n${title.en}\n${source.document} ${source.number ?? ""}\n\n`);
  for (const rule of rulesOf(policy)) out(`${rule.section}  ${rule.id}  [${rule.article}]\n`);
  out("\n");
  for (const [number, { gist }] of Object.entries(articles)) out(`[${number}] ${gist.zh}\n`);
  for (const point of silent) out(`? [${point.cite}] ${point.topic.zh}：${point.reading.zh}\n`);
}

function check(call: Call, catalogue: Catalogue): void {
  const given = call.positionals[1];
  const ids = given === undefined ? catalogue.ids : [given];
  if (given !== undefined && !catalogue.ids.includes(given)) catalogue.policy(given);
  const found = ids.flatMap((id) => findings(catalogue, id));
  const examples = ids.flatMap((id) => {
    if (found.some(({ policy }) => policy === id)) return [];
    return [{ policy: id, examples: catalogue.policy(id).file.examples.length }];
  });
  if (call.common.json) printJson(call.console, { checked: ids, sound: examples, findings: found });
  else
    for (const { policy, examples: count } of examples)
      call.console.out(`${policy}: ${count} examples hold\n`);
  if (found.length > 0) {
    const problem = found.map((each) => each.problem).join("\n");
    throw new Failure("policy/unsound", { problem });
  }
}

/** `xuefen policy`: what the policies say, and whether they hold together. */
export const policyCommand: Command = {
  name: "policy",
  usage: "xuefen policy list | show <id> | check [<id>|--all] [--json]",
  summary: "lists, shows and checks policies",
  options: { all: { type: "boolean" } },
  run: async (call) => {
    const { catalogue } = builtIn(call.common.policies);
    const action = argument(call, policyCommand, 0);
    if (action === "list") return list(call, catalogue);
    if (action === "show") {
      const policy = catalogue.policy(argument(call, policyCommand, 1));
      return call.common.json ? showJson(call, policy) : showText(call, policy);
    }
    if (action === "check") return check(call, catalogue);
    throw new Failure("usage/option", { problem: `use: ${policyCommand.usage}` });
  },
};
