import {
  type LinePreview,
  type PersonPreview,
  type PolicyPreview,
  previewPolicy,
} from "../app/preview-policy.ts";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { openData } from "../open-data.ts";
import { readPolicies } from "../policies-folder/read-policies.ts";
import { differingRules, type RuleDifference } from "../policy/compare-policies.ts";
import type { ComparedLine } from "../policy/compare-standings.ts";
import type { Policy } from "../policy/compile.ts";
import { type Call, misused, printJson, text } from "./command.ts";
import { table } from "./table.ts";

const USAGE =
  "xuefen policy preview <id> --with <file|folder> [--as-of YYYY-MM-DD] [--db <url>] [--json]";

function refuse(problem: string): never {
  throw misused({ usage: USAGE }, problem);
}

function dayAsked({ values, common }: Call): Day {
  const written = text(values, "as-of");
  if (written === undefined) return common.now().today;
  return isDay(written) ? written : refuse(`--as-of ${written} is not a day such as 2013-12-31`);
}

/** The policy as it holds, and as it would be with what is in the file or folder. */
function versions({ common: { policies }, values }: Call, id: string) {
  const changed = text(values, "with") ?? refuse("--with is missing");
  const before = readPolicies(policies).policy(id);
  const drafts = readPolicies(policies, changed);
  const after = drafts.draft(id);
  if (before.unit !== after.unit) {
    const problem = `${id} counts in ${before.unit}s, and with ${changed} in ${after.unit}s; a preview compares only what is counted in one unit`;
    throw new Failure("policy/unsound", { problem });
  }
  return { before, after, unsound: drafts.unsoundExamples(id).map(({ message }) => message) };
}

/** The answer in one line. */
function lead(id: string, asOf: Day, { people, affected }: PolicyPreview): string {
  if (people === 0) return `Nobody in the roster is under ${id}.`;
  const having = (wanted: PersonPreview["outcome"]) =>
    affected.filter(({ outcome }) => outcome === wanted).length;
  const parts = [
    [having("falls-short"), "would miss more"],
    [having("loses"), "would have less and miss nothing by it"],
    [having("gains"), "would gain"],
    [people - affected.length + having(undefined), "would stay as they are"],
  ];
  const told = parts.filter(([number]) => number !== 0).map((part) => part.join(" "));
  return `Of ${people} under ${id} on ${asOf}, ${told.join(", ")}.`;
}

function ruleRow({ change, section, id, before, after }: RuleDifference): string[] {
  const articles = [...new Set([before, after])].filter((article) => article !== null);
  return [change, section, id, articles.length > 0 ? `[${articles.join(" → ")}]` : ""];
}

function amounts(line: ComparedLine | null): string {
  if (!line) return "none";
  const { counted: has, required, missing } = line;
  const share = required === null ? String(has) : `${has}/${required}`;
  return missing > 0 ? `${share} (missing ${missing})` : share;
}

function lineRow({ id, name }: PersonPreview, line: LinePreview): string[] {
  const { scope, label, left, right, outcome = "" } = line;
  const articles = [...new Set([left?.article, right?.article])].filter((each) => each);
  return [
    id,
    name,
    label,
    scope,
    `${amounts(left)} → ${amounts(right)}`,
    outcome,
    articles.length > 0 ? `[${articles.join(" → ")}]` : "",
  ];
}

interface Found {
  readonly rules: readonly RuleDifference[];
  /** Examples of the changed policy that do not hold. */
  readonly unsound: readonly string[];
  readonly preview: PolicyPreview;
}

function printText({ console: { out } }: Call, first: string, found: Found): void {
  const { rules, unsound } = found;
  out(`${first}\n`);
  out(rules.length > 0 ? `\n${table(rules.map(ruleRow))}` : "No rule differs.\n");
  const rows = found.preview.affected.flatMap((person) =>
    person.lines.map((line) => lineRow(person, line)),
  );
  if (rows.length > 0) out(`\n${table(rows)}`);
  if (unsound.length === 0) return;
  out(`\nBefore it may be used, mend the examples that do not hold (${unsound.length}):\n`);
  out(unsound.map((each) => `${each}\n`).join(""));
}

async function preview(call: Call, change: { before: Policy; after: Policy }, asOf: Day) {
  const store = await openData(call.common.config);
  try {
    return await previewPolicy(store, change, asOf, { by: "cli", at: call.common.now().at });
  } finally {
    await store.close();
  }
}

/** Prints what a changed policy would mean for everybody it holds for; names only as text, never in JSON. */
export async function printPreview(call: Call, id: string): Promise<void> {
  const asOf = dayAsked(call);
  const { before, after, unsound } = versions(call, id);
  const rules = differingRules(before, after);
  const found = await preview(call, { before, after }, asOf);
  if (!call.common.json) {
    return printText(call, lead(id, asOf, found), { rules, unsound, preview: found });
  }
  printJson(call.console, {
    policy: { id, version: before.version, changed: after.version, unit: before.unit },
    asOf,
    rules,
    unsound,
    people: found.people,
    affected: found.affected.map(({ id: person, outcome = null, lines }) => ({
      id: person,
      outcome,
      lines: lines.map((line) => ({ ...line, outcome: line.outcome ?? null })),
    })),
  });
}
