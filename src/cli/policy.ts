import { Failure, isFailure } from "../domain/failure.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import type { PolicyDocument } from "../policy/engine/policy-document.ts";
import { outlineOf } from "../policy/engine/policy-outline.ts";
import type { Catalogue } from "../policy/loading/catalogue.ts";
import { countExamples } from "../policy/loading/unsound-examples.ts";
import { bilingual } from "../wording/formatting.ts";
import type { Localizer } from "../wording/messages.ts";
import { argument, type Call, type Command, misused, printJson } from "./command.ts";
import { LANGUAGE_OPTION, voiceAsked } from "./language-option.ts";
import { printDeadlines } from "./policy-deadlines.ts";
import { printExample } from "./policy-example.ts";
import { printPreview } from "./policy-preview.ts";
import { printRoute } from "./policy-route.ts";

interface Finding {
  readonly policy: string;
  readonly problem: string;
}

/** Why a policy cannot be used; nothing where it loads. */
function loadingProblem(catalogue: Catalogue, id: string): string | undefined {
  try {
    catalogue.document(id);
    return undefined;
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
}

/** What is wrong with a policy; empty where it loads and its examples hold. */
function findings(catalogue: Catalogue, id: string): Finding[] {
  try {
    return catalogue.unsoundExamples(id).map(({ message }) => ({ policy: id, problem: message }));
  } catch (error) {
    if (isFailure(error)) return [{ policy: id, problem: error.message }];
    throw error;
  }
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
    const { title, unit = null, version, parent = null } = catalogue.document(id);
    return { id, title, unit, version, extends: parent };
  });
  if (common.json) printJson(console, rows);
  else for (const { id, title } of rows) console.out(`${id}  ${title.zh}  (${title.en})\n`);
  refuse(unusable);
}

function showText({ console: { out } }: Call, policy: PolicyDocument, localizer: Localizer): void {
  const { title, source, rules, articles, interpretations } = outlineOf(policy);
  const document = [source.document, source.number].filter(Boolean).join(" ");
  out(`${bilingual(localizer, title)}\n${document}\n\n`);
  for (const rule of rules) out(`${rule.section}  ${rule.id}  [${rule.article}]\n`);
  out("\n");
  for (const [number, { summary }] of Object.entries(articles)) {
    out(`[${number}] ${bilingual(localizer, summary)}\n`);
  }
  for (const { cite, topic, reading } of interpretations) {
    const facts = { topic: bilingual(localizer, topic), reading: bilingual(localizer, reading) };
    out(`? [${cite}] ${localizer.t("policy.reading", facts)}\n`);
  }
}

/** The policies to check: the one that is named, else all. */
function toCheck({ positionals, values }: Call, catalogue: Catalogue): readonly string[] {
  const [, id] = positionals;
  if (id === undefined) return catalogue.ids;
  if (values.all) throw misused(policyCommand, "name one policy or say --all, not both");
  if (!catalogue.ids.includes(id)) catalogue.document(id);
  return [id];
}

function check(call: Call, catalogue: Catalogue, localizer: Localizer): void {
  const ids = toCheck(call, catalogue);
  const found = ids.flatMap((id) => findings(catalogue, id));
  const sound = ids
    .filter((id) => found.every(({ policy }) => policy !== id))
    .map((id) => ({ policy: id, examples: countExamples(catalogue.document(id)) }));
  if (call.common.json) printJson(call.console, { checked: ids, sound, findings: found });
  else {
    for (const { policy, examples } of sound)
      call.console.out(`${localizer.t("policy.examples-hold", { policy, count: examples })}\n`);
  }
  refuse(found);
}

/** `xuefen policy`: what the policies say, and whether they hold together. */
export const policyCommand: Command = {
  name: "policy",
  usage:
    "xuefen policy list | show <id> | check [<id>|--all] | example <id> [--input <file|->] [--name <name>] [--append] | preview <id> --with <file> | route <id> | deadlines <id> [--lang zh-CN|en] [--json]",
  summary:
    "lists, shows and checks policies; writes examples; says whom a change concerns, who approves, what falls due",
  takes: ["what to do", "the policy's id"],
  options: {
    all: { type: "boolean" },
    kind: { type: "string" },
    days: { type: "string" },
    applicant: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    event: { type: "string" },
    with: { type: "string" },
    input: { type: "string" },
    name: { type: "string" },
    append: { type: "boolean" },
    "as-of": { type: "string" },
    ...LANGUAGE_OPTION,
  },
  pure: ([action]) => action !== "preview",
  run: async (call) => {
    const action = argument(call, policyCommand, 0);
    const localizer = voiceAsked(call, policyCommand);
    const catalogue = readPolicies(call.common.policies);
    if (action === "list" && call.positionals.length === 1) return list(call, catalogue);
    if (action === "show") {
      const policy = catalogue.document(argument(call, policyCommand, 1));
      return call.common.json
        ? printJson(call.console, outlineOf(policy))
        : showText(call, policy, localizer);
    }
    if (action === "check") return check(call, catalogue, localizer);
    const named = () => catalogue.document(argument(call, policyCommand, 1));
    if (action === "preview") return printPreview(call, argument(call, policyCommand, 1));
    if (action === "example") {
      const policy = catalogue.draft(argument(call, policyCommand, 1));
      return printExample(call, policyCommand, policy, localizer);
    }
    if (action === "route") return printRoute(call, named());
    if (action === "deadlines") return printDeadlines(call, named(), catalogue.workingCalendar());
    throw misused(policyCommand, `there is no "policy ${call.positionals.join(" ")}"`);
  },
};
