import type { LinePreview, PersonPreview, PolicyPreview } from "../app/preview-policy.ts";
import { listed, scopeName } from "../conversation/replies/formatting.ts";
import type { Voice } from "../conversation/replies/wording.ts";
import type { Day } from "../domain/day.ts";
import type { RuleDifference } from "../policy/compare-policies.ts";
import type { ComparedLine, ComparedThreshold } from "../policy/compare-standings.ts";
import type { Policy } from "../policy/compile.ts";
import { table } from "./table.ts";

/** What a preview found. */
export interface Found {
  readonly rules: readonly RuleDifference[];
  /** Examples of the changed policy that do not hold. */
  readonly unsound: readonly string[];
  readonly preview: PolicyPreview;
}

/** In which words, of which policy as it would be, on which day. */
export interface Telling {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly asOf: Day;
}

/** The answer in one line. */
function lead({ voice, policy, asOf }: Telling, { people, affected }: PolicyPreview): string {
  if (people === 0) return voice.say("preview.nobody", { policy: policy.id });
  const having = (wanted: PersonPreview["outcome"]) =>
    affected.filter(({ outcome }) => outcome === wanted).length;
  const parts: [number, string][] = [
    [having("falls-short"), "preview.falls-short"],
    [having("loses"), "preview.loses"],
    [having("gains"), "preview.gains"],
    [people - affected.length + having(undefined), "preview.stay"],
  ];
  const told = parts.flatMap(([count, key]) => (count > 0 ? [voice.say(key, { count })] : []));
  const facts = { people, policy: policy.id, day: asOf, told: listed(voice, told) };
  return voice.say("preview.lead", facts);
}

/** The articles on either side, once where they are the same. */
function articles(before: string | null | undefined, after: string | null | undefined): string {
  const both = [...new Set([before, after])].filter((each) => each);
  return both.length > 0 ? `[${both.join(" → ")}]` : "";
}

function ruleRow(voice: Voice, { change, section, id, before, after }: RuleDifference): string[] {
  return [voice.name("rule-change", change), section, id, articles(before, after)];
}

function amounts(voice: Voice, has: number, required: number | null, missing: number): string {
  const share = required === null ? String(has) : `${has}/${required}`;
  return missing > 0 ? voice.say("preview.missing", { share, missing }) : share;
}

function lineAmounts(voice: Voice, line: ComparedLine | null): string {
  if (!line) return voice.say("preview.none");
  return amounts(voice, line.counted, line.required, line.missing);
}

function thresholdAmounts(voice: Voice, line: ComparedThreshold | null): string {
  if (!line) return voice.say("preview.none");
  return amounts(voice, line.counted, line.at, line.missing);
}

function outcomeName(voice: Voice, outcome: LinePreview["outcome"]): string {
  return outcome === undefined ? "" : voice.name("preview-outcome", outcome);
}

/** Every line and threshold that changes for somebody, one row each. */
function personRows({ voice, policy }: Telling, person: PersonPreview): string[][] {
  const lines = person.lines.map(({ scope, label, left, right, outcome }) => [
    label,
    scopeName(voice, policy, scope),
    `${lineAmounts(voice, left)} → ${lineAmounts(voice, right)}`,
    outcomeName(voice, outcome),
    articles(left?.article, right?.article),
  ]);
  const thresholds = person.thresholds.map(({ id, label, left, right, outcome }) => [
    label,
    id,
    `${thresholdAmounts(voice, left)} → ${thresholdAmounts(voice, right)}`,
    outcomeName(voice, outcome),
    articles(left?.article, right?.article),
  ]);
  return [...lines, ...thresholds].map((row) => [person.id, person.name, ...row]);
}

/** A preview as a terminal shows it: what it comes to, which rules differ, and for whom. */
export function toldOfPreview(telling: Telling, { rules, unsound, preview }: Found): string {
  const { voice } = telling;
  const rows = preview.affected.flatMap((person) => personRows(telling, person));
  const parts = [`${lead(telling, preview)}\n`];
  if (rules.length === 0) parts.push(`${voice.say("preview.no-rule")}\n`);
  else parts.push(`\n${table(rules.map((rule) => ruleRow(voice, rule)))}`);
  if (rows.length > 0) parts.push(`\n${table(rows)}`);
  if (unsound.length > 0) {
    parts.push(`\n${voice.say("preview.unsound", { count: unsound.length })}\n`);
    parts.push(...unsound.map((each) => `${each}\n`));
  }
  return parts.join("");
}
