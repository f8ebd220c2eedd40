import type { LinePreview, PersonPreview, PolicyPreview } from "../app/policies/preview-policy.ts";
import type { Day } from "../domain/day.ts";
import type { RuleDifference } from "../policy/engine/compare-policies.ts";
import type { ComparedLine, ComparedThreshold } from "../policy/engine/compare-standings.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { listed, scopeName } from "../wording/formatting.ts";
import type { Localizer } from "../wording/messages.ts";

/** What a preview found. */
export interface Found {
  readonly rules: readonly RuleDifference[];
  /** Examples of the changed policy that do not hold. */
  readonly unsound: readonly string[];
  readonly preview: PolicyPreview;
}

/** In which words, of which policy as it would be, on which day. */
export interface Telling {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly asOf: Day;
}

/** The answer in one line. */
function lead({ localizer, policy, asOf }: Telling, { people, affected }: PolicyPreview): string {
  if (people === 0) return localizer.t("preview.nobody", { policy: policy.id });
  const having = (wanted: PersonPreview["outcome"]) =>
    affected.filter(({ outcome }) => outcome === wanted).length;
  const parts: [number, string][] = [
    [having("falls-short"), "preview.falls-short"],
    [having("loses"), "preview.loses"],
    [having("gains"), "preview.gains"],
    [people - affected.length + having(undefined), "preview.stay"],
  ];
  const told = parts.flatMap(([count, key]) => (count > 0 ? [localizer.t(key, { count })] : []));
  const facts = { people, policy: policy.id, day: asOf, told: listed(localizer, told) };
  return localizer.t("preview.lead", facts);
}

/** The articles on either side, once where they are the same. */
function articles(before: string | null | undefined, after: string | null | undefined): string {
  const both = [...new Set([before, after])].filter((each) => each);
  return both.length > 0 ? `[${both.join(" → ")}]` : "";
}

function ruleRow(
  localizer: Localizer,
  { change, section, id, before, after }: RuleDifference,
): string[] {
  return [localizer.name("rule-change", change), section, id, articles(before, after)];
}

/** One side of what changes: how much there is, of how much, and by which article. */
interface Side {
  readonly counted: number;
  readonly of: number | null;
  readonly missing: number;
  readonly article: string | null;
}

interface Change {
  readonly what: string;
  readonly label: string;
  readonly left: Side | null;
  readonly right: Side | null;
  readonly outcome: LinePreview["outcome"];
}

function amounts(localizer: Localizer, side: Side | null): string {
  if (!side) return localizer.t("preview.none");
  const { counted, of, missing } = side;
  const share = of === null ? String(counted) : `${counted}/${of}`;
  return missing > 0 ? localizer.t("preview.missing", { share, missing }) : share;
}

function changeRow(localizer: Localizer, { what, label, left, right, outcome }: Change): string[] {
  return [
    label,
    what,
    `${amounts(localizer, left)} → ${amounts(localizer, right)}`,
    outcome === undefined ? "" : localizer.name("preview-outcome", outcome),
    articles(left?.article, right?.article),
  ];
}

function sideOfLine(line: ComparedLine | null): Side | null {
  return line && { ...line, of: line.required };
}

function sideOfThreshold(line: ComparedThreshold | null): Side | null {
  return line && { ...line, of: line.at };
}

/** Every line and threshold that changes for somebody, one row each. */
function personRows({ localizer, policy }: Telling, person: PersonPreview): string[][] {
  const lines = person.lines.map(({ scope, left, right, ...line }) => ({
    ...line,
    what: scopeName(localizer, policy, scope),
    left: sideOfLine(left),
    right: sideOfLine(right),
  }));
  const thresholds = person.thresholds.map(({ id, left, right, ...line }) => ({
    ...line,
    what: id,
    left: sideOfThreshold(left),
    right: sideOfThreshold(right),
  }));
  return [...lines, ...thresholds].map((change) => [
    person.id,
    person.name,
    ...changeRow(localizer, change),
  ]);
}

/** A preview as a terminal shows it: what it comes to, which rules differ, and for whom. */
export function toldOfPreview(telling: Telling, { rules, unsound, preview }: Found): string {
  const { localizer } = telling;
  const rows = preview.affected.flatMap((person) => personRows(telling, person));
  const parts = [`${lead(telling, preview)}\n`];
  if (rules.length === 0) parts.push(`${localizer.t("preview.no-rule")}\n`);
  else parts.push(`\n${table(rules.map((rule) => ruleRow(localizer, rule)))}`);
  if (rows.length > 0) parts.push(`\n${table(rows)}`);
  if (unsound.length > 0) {
    parts.push(`\n${localizer.t("preview.unsound", { count: unsound.length })}\n`);
    parts.push(...unsound.map((each) => `${each}\n`));
  }
  return parts.join("");
}

/** How wide a text stands in a terminal: Chinese characters take two places. */
function widthOf(cell: string): number {
  return [...cell].reduce((width, sign) => width + (/[\u2e80-\uffef]/u.test(sign) ? 2 : 1), 0);
}

/** Rows with their columns one below the other, as a terminal shows them. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  const pad = (cell: string, column: number) =>
    cell + " ".repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => `${row.map(pad).join("  ").trimEnd()}\n`).join("");
}
