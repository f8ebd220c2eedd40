import { Failure, isFailure } from "../domain/failure.ts";
import { readPolicies } from "../policies-folder/read-policies.ts";
import type { Catalogue } from "../policy/catalogue.ts";
import type { Policy } from "../policy/compile.ts";
import { failingExamples } from "../policy/examples.ts";
import { SECTIONS } from "../policy/policy-file.ts";
import { argument, type Call, type Command, misused, printJson } from "./command.ts";

interface Finding {
  readonly policy: string;
  readonly problem: string;
}

/** Why a policy cannot be used; nothing where it loads. */
function loadingProblem(catalogue: Catalogue, id: string): string | undefined {
  try {
    catalogue.policy(id);
    return undefined;
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
}

/** What is wrong with a policy; empty where it loads and its examples hold. */
function findings(catalogue: Catalogue, id: string): Finding[] {
  const problem = loadingProblem(catalogue, id);
  if (problem !== undefined) return [{ policy: id, problem }];
  const policy = catalogue.policy(id);
  return failingExamples(policy).map(({ name, expected, found }) => {
    const index = policy.file.examples.findIndex((example) => example.name === name);
    const place = catalogue.placeOf(id, ["examples", index]);
    const failure = new Failure("policy/example-fails", {
      ...place,
      example: name,
      expected,
      found,
    });
    return { policy: id, problem: failure.message };
  });
}

/** Ends the call with everything that was found, if anything was. */
function refuse(found: readonly Finding[]): void {
  if (found.length === 0) return;
  const problem = [...new Set(found.map((each) => each.problem))].join("\n");
  throw new Failure("policy/unsound", { problem });
}

/** Lists those that load, and refuses because of the others. */
function list({ common, console }: Call, catalogue: Catalogue): void {
  const unusable = catalogue.ids.flatMap((id) => {
    const problem = loadingProblem(catalogue, id);
    return problem === undefined ? [] : [{ policy: id, problem }];
  });
  const usable = catalogue.ids.filter((id) => unusable.every(({ policy }) => policy !== id));
  const rows = usable.map((id) => {
    const { file, version } = catalogue.policy(id);
    return { id, title: file.title, unit: file.unit, version, extends: file.extends ?? null };
  });
  if (common.json) printJson(console, rows);
  else for (const { id, title } of rows) console.out(`${id}  ${title.zh}  (${title.en})\n`);
  refuse(unusable);
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

/** The policies to check: the one that is named, else all. */
function toCheck({ positionals, values }: Call, catalogue: Catalogue): readonly string[] {
  const [, id] = positionals;
  if (id === undefined) return catalogue.ids;
  if (values.all) throw misused(policyCommand, "name one policy or say --all, not both");
  if (!catalogue.ids.includes(id)) catalogue.policy(id);
  return [id];
}

function check(call: Call, catalogue: Catalogue): void {
  const ids = toCheck(call, catalogue);
  const found = ids.flatMap((id) => findings(catalogue, id));
  const sound = ids
    .filter((id) => found.every(({ policy }) => policy !== id))
    .map((id) => ({ policy: id, examples: catalogue.policy(id).file.examples.length }));
  if (call.common.json) printJson(call.console, { checked: ids, sound, findings: found });
  else {
    for (const { policy, examples } of sound)
      call.console.out(`${policy}: ${examples} examples hold\n`);
  }
  refuse(found);
}

/** `xuefen policy`: what the policies say, and whether they hold together. */
export const policyCommand: Command = {
  name: "policy",
  usage: "xuefen policy list | show <id> | check [<id>|--all] [--json]",
  summary: "lists, shows and checks policies",
  takes: ["what to do", "the policy's id"],
  options: { all: { type: "boolean" } },
  pure: true,
  run: async (call) => {
    const action = argument(call, policyCommand, 0);
    const catalogue = readPolicies(call.common.policies);
    if (action === "list" && call.positionals.length === 1) return list(call, catalogue);
    if (action === "show") {
      const policy = catalogue.policy(argument(call, policyCommand, 1));
      return call.common.json ? showJson(call, policy) : showText(call, policy);
    }
    if (action === "check") return check(call, catalogue);
    throw misused(policyCommand, `there is no "policy ${call.positionals.join(" ")}"`);
  },
};
