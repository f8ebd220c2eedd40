import type { Unit } from "../../domain/standing.ts";
import { awardFractions, compileAward } from "../mechanisms/award.ts";
import { bonusFractions, compileBonus } from "../mechanisms/bonus.ts";
import { type Cap, compileCap } from "../mechanisms/cap.ts";
import { type Carry, compileCarry } from "../mechanisms/carry.ts";
import { compileDuplicates, type DuplicateRule } from "../mechanisms/duplicates.ts";
import { compileExclusion } from "../mechanisms/exclude.ts";
import { compileGrant, type Grant } from "../mechanisms/grant.ts";
import { compileOffset, type Offset } from "../mechanisms/offset.ts";
import { compilePending } from "../mechanisms/pending.ts";
import { compileReduction, type Reduction } from "../mechanisms/reduce.ts";
import { compileRequirement, type Requirement } from "../mechanisms/require.ts";
import { compileThreshold, type Threshold } from "../mechanisms/threshold.ts";
import { compileTrack, type Track } from "../mechanisms/track.ts";
import { compileWaiver, type Waiver } from "../mechanisms/waive.ts";
import { compileAnchor } from "../terms/anchor.ts";
import { type Calendar, compileCalendar } from "../terms/calendar.ts";
import { compileCondition, type Names, type Test } from "../terms/compile-condition.ts";
import type { Condition } from "../terms/condition.ts";
import type { Subject } from "../terms/expression.ts";
import { measureOf, readingsOf } from "../terms/measures.ts";
import { type Scale, scaleFor } from "../terms/scale.ts";
import { UnknownName } from "../terms/unknown-name.ts";
import { decisionTree, type RecordRules } from "./decision-tree.ts";
import { innerFirst } from "./nesting.ts";
import { answersOf } from "./policy-answers.ts";
import { type PolicyDocument, silentPoints } from "./policy-document.ts";
import type { ArithmeticFile, SECTIONS } from "./policy-file.ts";

/** A policy ready to be applied: every name resolved, every amount in whole units. */
export interface Policy extends PolicyDocument {
  readonly unit: Unit;
  readonly file: ArithmeticFile;
  readonly calendar: Calendar;
  readonly datedBy: readonly ("date" | "certificate-date")[];
  readonly scale: Scale;
  readonly readAs: ReadonlyMap<string, string>;
  /** The rules about single records that are open for one with its facts, in their order. */
  readonly rulesFor: (subject: Subject) => RecordRules;
  readonly duplicates: readonly DuplicateRule[];
  /** Inner ones first, so that applying them in order is exact. */
  readonly caps: readonly Cap[];
  readonly offsets: readonly Offset[];
  readonly reductions: readonly Reduction[];
  readonly requirements: readonly Requirement[];
  readonly tracks: readonly Track[];
  readonly thresholds: readonly Threshold[];
  readonly grants: readonly Grant[];
  readonly waivers: readonly Waiver[];
  readonly carries: readonly Carry[];
}

/** Whether a policy can be applied; any other can only be read. */
export function isApplicable(policy: PolicyDocument): policy is Policy {
  return "calendar" in policy;
}

/** Kinds, measures, anchors and dimensions by name, compiled when first used; a kind may use others but not itself. */
function namesFrom(
  kinds: Readonly<Record<string, Condition>>,
  { measures, anchors, dimensions }: Pick<ArithmeticFile, "measures" | "anchors" | "dimensions">,
): Names {
  const compiled = new Map<string, Test>();
  const open = new Set<string>();
  const names: Names = {
    kind: (name) => {
      const known = compiled.get(name);
      if (known) return known;
      const from = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      if (!from || open.has(name)) throw new UnknownName("kind", name);
      open.add(name);
      const test = compileCondition(from, names);
      compiled.set(name, test);
      return test;
    },
    measure: (name) => measureOf(readingsOf(name, measures)),
    dimension: (name) => {
      if (!dimensions.some((each) => each === name)) throw new UnknownName("dimension", name);
      return ({ themes }) => themes?.find((theme) => dimensions.includes(theme));
    },
    anchor: (name) => {
      const from = Object.hasOwn(anchors, name) ? anchors[name] : undefined;
      if (!from) throw new UnknownName("anchor", name);
      return compileAnchor(from);
    },
  };
  return names;
}

/** Makes something of every rule of a section, or every entry of a table. */
type Compile = <T, U>(
  section: "kinds" | "measures" | "baskets" | (typeof SECTIONS)[number],
  rules: Readonly<Record<string, T>> | readonly T[],
  make: (rule: T, key: string) => U,
) => U[];

/** A name that is unknown is told with the rule that uses it. */
const each: Compile = (section, rules, make) =>
  Object.entries(rules).map(([key, rule]) => {
    try {
      return make(rule, key);
    } catch (error) {
      if (!(error instanceof UnknownName)) throw error;
      throw new UnknownName(error.what, error.given, [section, key]);
    }
  });

/** The scale on which every amount of a policy is whole. */
function scaleOf(file: ArithmeticFile): Scale {
  const ats = [...file.caps, ...file.thresholds].flatMap(({ at }) => at.steps);
  const leasts = file.require.flatMap((rule) => rule["at-least"].steps);
  return scaleFor(
    [
      ...each("award", file.award, (rule) => awardFractions(rule, file.measures)).flat(),
      ...file.bonus.flatMap(bonusFractions),
      ...[...ats, ...leasts].map(({ value }) => value),
      ...file.tracks.flatMap((rule) => [
        rule["at-least"],
        ...Object.values(rule["each-year"] ?? {}),
      ]),
      ...file.reduce.map(({ by }) => by),
      ...file.grant.map(({ credits }) => credits),
      ...file.carry.flatMap(({ "at-most": most }) => (most ? [most] : [])),
      ...file.caps.flatMap(({ raise }) => (raise ? [raise.to] : [])),
    ],
    file.bonus.flatMap(({ times }) => (times ? [times] : [])),
  );
}

/** The rules about single records, and baskets that a record falls into by a condition. */
function recordRules(file: ArithmeticFile, names: Names, scale: Scale): RecordRules {
  return {
    exclusions: each("exclude", file.exclude, (rule) => compileExclusion(rule, names)),
    pending: each("pending", file.pending, (rule) => compilePending(rule, names)),
    awards: each("award", file.award, (rule) => compileAward(rule, names, file.measures, scale)),
    bonuses: each("bonus", file.bonus, (rule) => compileBonus(rule, names)),
    conditionalBaskets: each("baskets", file.baskets, ({ when }, id) =>
      when ? [{ id, test: compileCondition(when, names) }] : [],
    ).flat(),
  };
}

/**
 * Makes a checked policy file ready for use.
 *
 * @param sharedKinds kinds that every policy of the folder may use by name
 * @throws {UnknownName} where a rule uses a kind, measure or anchor that is not defined
 * @throws {RangeError} where the amounts are too fine to be added exactly
 */
export function compilePolicy(
  file: ArithmeticFile,
  sharedKinds: Readonly<Record<string, Condition>>,
  version: string,
): Policy {
  const allKinds = { ...sharedKinds, ...file.kinds };
  const names = namesFrom(allKinds, file);
  each("kinds", file.kinds, (_, name) => names.kind(name));
  each("measures", file.measures, (_, name) => names.measure(name));
  const scale = scaleOf(file);
  const compiled = each("caps", file.caps, (rule) => compileCap(rule, names, scale));
  const requirements = each("require", file.require, (rule) =>
    compileRequirement(rule, names, scale),
  );
  const caps = innerFirst(file).flatMap(({ id }) => compiled.filter((cap) => cap.id === id));
  return {
    id: file.id,
    ...answersOf(file),
    version,
    unit: file.unit,
    file,
    calendar: compileCalendar(file),
    datedBy: file.year["dated-by"],
    scale,
    readAs: new Map(Object.entries(file["read-as"])),
    rulesFor: decisionTree(recordRules(file, names, scale)),
    duplicates: each("duplicates", file.duplicates, (rule) => compileDuplicates(rule, names)),
    caps,
    offsets: file.offset.map((rule) => compileOffset(rule, caps)),
    reductions: file.reduce.map((rule) => compileReduction(rule, scale)),
    requirements,
    tracks: each("tracks", file.tracks, (rule) => compileTrack(rule, names, scale)),
    thresholds: file.thresholds.map((rule) => compileThreshold(rule, scale)),
    grants: file.grant.map((rule) => compileGrant(rule, scale)),
    carries: file.carry.flatMap((rule) => compileCarry(rule, requirements, scale)),
    waivers: each("waive", file.waive, (rule) => compileWaiver(rule, names)),
    kinds: allKinds,
    silent: silentPoints(file),
  };
}
