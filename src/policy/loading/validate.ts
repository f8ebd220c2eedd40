import { Failure } from "../../domain/failure.ts";
import { crossingCaps } from "../engine/nesting.ts";
import { type PolicyFile, SECTIONS, setsCredits } from "../engine/policy-file.ts";
import { TOTAL } from "../mechanisms/cap.ts";
import { changes, type Dated } from "../terms/amount.ts";
import { hint } from "../terms/hint.ts";
import { checkProgrammes } from "../terms/programmes.ts";
import type { Refuse } from "../terms/refuse.ts";
import type { YamlSource } from "./read-yaml.ts";
import { validateChecks } from "./validate-checks.ts";
import { checkProcedures } from "./validate-procedures.ts";
import { checkCarries, checkGrants, checkOffsets, checkReferences } from "./validate-surplus.ts";

function indexOf(rules: readonly { readonly id: string }[], id: string): number {
  return rules.findIndex((rule) => rule.id === id);
}

/** Every rule has a name of its own, so that a reason names exactly one; so has every short answer, for `en.yaml`. */
function checkIds(file: PolicyFile, refuse: Refuse): void {
  const seen = new Map<string, string>();
  for (const section of SECTIONS) {
    for (const [index, { id }] of file[section].entries()) {
      const other = seen.get(id);
      if (other) refuse([section, index, "id"], `${other} has a rule ${id} already`);
      seen.set(id, section);
    }
  }
  for (const [index, { id }] of file.answers.entries()) {
    if (indexOf(file.answers, id) < index) {
      refuse(["answers", index, "id"], `answers has ${id} already`);
    }
  }
}

/** Every mention of a basket by a rule, with where it stands. */
function basketMentions(file: PolicyFile) {
  const mention = (section: string, key: string) => (basket: string, index: number) => ({
    path: [section, index, key],
    basket,
  });
  return [
    ...file.award.flatMap(({ to }, index) => to.map((each) => mention("award", "to")(each, index))),
    ...file.caps.map(({ on }) => on).map(mention("caps", "on")),
    ...file.require.map(({ of }) => of).map(mention("require", "of")),
    ...file.tracks.map(({ of }) => of).map(mention("tracks", "of")),
    ...file.thresholds.map(({ of }) => of).map(mention("thresholds", "of")),
    ...file.waive.map(({ of }) => of).map(mention("waive", "of")),
  ];
}

/** Baskets that rules speak of exist, and caps stand on baskets that awards fill. */
function checkBaskets(file: PolicyFile, refuse: Refuse): void {
  const known = new Set([TOTAL, ...Object.keys(file.baskets)]);
  for (const { path, basket } of basketMentions(file)) {
    if (known.has(basket)) continue;
    refuse(path, `baskets has no ${basket}${hint(basket, known)}`);
  }
  for (const [index, { on, per, "with-grants": withGrants }] of file.caps.entries()) {
    if (withGrants && (on !== TOTAL || per === "record")) {
      const problem = "what is granted lies in no basket but total, and is no record";
      refuse(["caps", index, "with-grants"], problem);
    }
    if (file.baskets[on]?.when) {
      refuse(
        ["caps", index, "on"],
        `basket ${on} is filled by a condition; cap one that awards fill`,
      );
    }
  }
}

/** Two rules that say different things of the same basket and window cannot both hold. */
function checkOnce(file: PolicyFile, refuse: Refuse): void {
  for (const section of ["caps", "require"] as const) {
    const seen = new Map<string, string>();
    for (const [index, rule] of file[section].entries()) {
      const audience =
        "only-for" in rule && rule["only-for"] ? JSON.stringify(rule["only-for"]) : "";
      const basket = "on" in rule ? rule.on : rule.of;
      const subject = `${basket} per ${rule.per} ${audience}`;
      const other = seen.get(subject);
      if (other)
        refuse([section, index, "id"], `${other} limits ${basket} per ${rule.per} already`);
      seen.set(subject, rule.id);
    }
  }
}

/** Credits need a unit and years; a policy with neither has nothing that speaks of credits. */
function checkArithmetic(file: PolicyFile, refuse: Refuse): void {
  if (setsCredits(file)) return;
  const said = ARITHMETIC.find((key) => !isEmpty(file[key]));
  if (said === undefined) return;
  const missing = file.unit === undefined ? "unit" : "year";
  refuse([said], `a policy with ${said} sets credits, so it needs a ${missing} too`);
}

/** What a policy may say only where it sets credits. */
const ARITHMETIC = [
  ...([
    "unit",
    "unit-word",
    "year",
    "school-year",
    "cycle",
    "measures",
    "kinds",
    "dimensions",
    "anchors",
    "baskets",
    "programmes",
    "read-as",
  ] as const),
  ...SECTIONS,
  ...(["options", "examples"] as const),
];

function isEmpty(said: unknown): boolean {
  return said === undefined || (typeof said === "object" && Object.keys(said ?? {}).length === 0);
}

/** A yearly value may change only where a year starts: within one it would mean two things. */
function checkChanges(file: PolicyFile, refuse: Refuse): void {
  const starts = file.year?.starts;
  const check = (section: string, index: number, key: string, value: Dated<unknown>) => {
    for (const on of changes(value)) {
      if (on.slice(5) === starts) continue;
      refuse(
        [section, index, key],
        `changes on ${on}, but a year starts on ${starts}; use such a day`,
      );
    }
  };
  for (const [index, cap] of file.caps.entries()) {
    if (cap.per !== "record" && cap.per !== "school-year") check("caps", index, "at", cap.at);
  }
  for (const [index, rule] of file.require.entries())
    check("require", index, "at-least", rule["at-least"]);
  for (const [index, rule] of file.thresholds.entries()) check("thresholds", index, "at", rule.at);
}

/** Every window that a rule counts in, with where it says so. */
function windowMentions(file: PolicyFile) {
  const mention = (section: string, key: string) => (window: string, index: number) => ({
    path: [section, index, key],
    window,
  });
  return [
    ...file.award.map(({ books }) => books).map(mention("award", "books")),
    ...file.duplicates.map(({ within }) => within).map(mention("duplicates", "within")),
    ...file.caps.map(({ per }) => per).map(mention("caps", "per")),
    ...file.require.map(({ per }) => per).map(mention("require", "per")),
    ...file.waive.map(({ per }) => per).map(mention("waive", "per")),
  ];
}

/** Windows that rules count in exist in this policy's calendar. */
function checkWindows(file: PolicyFile, refuse: Refuse): void {
  const missing = new Set<string>();
  if (!file.cycle) missing.add("cycle");
  if (!file["school-year"]) missing.add("school-year");
  if (file.tracks.length === 0) missing.add("track");
  for (const { path, window } of windowMentions(file)) {
    if (missing.has(window)) refuse(path, `this policy has no ${window}`);
  }
}

/** Everything that is cited can be looked up. */
function checkArticles(file: PolicyFile, refuse: Refuse): void {
  const known = new Set(Object.keys(file.articles));
  const check = (path: readonly (string | number)[], cite: string) => {
    if (known.has(cite)) return;
    refuse(path, `articles has no ${cite}${hint(cite, known)}`);
  };
  if (file.year) check(["year", "cite"], file.year.cite);
  for (const section of SECTIONS) {
    for (const [index, { cite }] of file[section].entries()) check([section, index, "cite"], cite);
  }
  for (const [index, { cite }] of file.interpretations.entries())
    check(["interpretations", index, "cite"], cite);
  for (const [index, { cite }] of file.answers.entries())
    for (const each of cite) check(["answers", index, "cite"], each);
}

/**
 * Refuses a policy whose parts do not fit together.
 *
 * @throws {Failure} policy/contradiction, naming file, line and key
 */
export function checkContradictions(file: PolicyFile, source: YamlSource): void {
  const refuse: Refuse = (path, problem) => {
    const key = path.join(".");
    throw new Failure("policy/contradiction", { ...source.placeOf(path), key, problem });
  };
  for (const check of [
    checkArithmetic,
    checkIds,
    checkBaskets,
    checkOnce,
    checkReferences,
    checkOffsets,
    checkGrants,
    checkCarries,
    checkWindows,
    checkChanges,
    checkArticles,
    checkProgrammes,
    checkProcedures,
    validateChecks,
  ]) {
    check(file, refuse);
  }
  const crossing = crossingCaps(file);
  if (crossing) {
    const [a, b] = crossing;
    refuse(
      ["caps", indexOf(file.caps, b.id)],
      `caps ${a.id} and ${b.id} cut across each other; one must lie wholly within the other`,
    );
  }
}
