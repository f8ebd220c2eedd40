import { previewPolicy } from "../app/policies/preview-policy.ts";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { readPolicies } from "../files/policies/read-policies.ts";
import { openData } from "../open-data.ts";
import { differingRules } from "../policy/engine/compare-policies.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { type Call, misused, printJson, text } from "./command.ts";
import { voiceAsked } from "./language-option.ts";
import { toldOfPreview } from "./print-preview.ts";

const USAGE =
  "xuefen policy preview <id> --with <file|folder> [--as-of YYYY-MM-DD] [--db <url>] [--lang zh-CN|en] [--json]";

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
  const localizer = voiceAsked(call, { usage: USAGE });
  const asOf = dayAsked(call);
  const { before, after, unsound } = versions(call, id);
  const rules = differingRules(before, after);
  const found = await preview(call, { before, after }, asOf);
  if (!call.common.json) {
    const telling = { localizer, policy: after, asOf };
    return call.console.out(toldOfPreview(telling, { rules, unsound, preview: found }));
  }
  printJson(call.console, {
    policy: { id, version: before.version, changed: after.version, unit: before.unit },
    asOf,
    rules,
    unsound,
    people: found.people,
    affected: found.affected.map(({ id: person, outcome = null, lines, thresholds }) => ({
      id: person,
      outcome,
      lines: lines.map((line) => ({ ...line, outcome: line.outcome ?? null })),
      thresholds: thresholds.map((line) => ({ ...line, outcome: line.outcome ?? null })),
    })),
  });
}
