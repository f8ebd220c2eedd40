import type { SilentPoint, Unit } from "../domain/standing.ts";
import { type Calendar, compileCalendar } from "./calendar.ts";
import { compileCondition, type Names, type Test } from "./compile-condition.ts";
import type { Condition } from "./condition.ts";
import { type MeasuresFile, measureOf, readingsOf } from "./measures.ts";
import { type Award, awardFractions, compileAward } from "./mechanisms/award.ts";
import { type Bonus, bonusFractions, compileBonus } from "./mechanisms/bonus.ts";
import { type Cap, compileCap } from "./mechanisms/cap.ts";
import { compileDuplicates, type DuplicateRule } from "./mechanisms/duplicates.ts";
import { compileExclusion, type Exclusion } from "./mechanisms/exclude.ts";
import { compileOffset, type Offset } from "./mechanisms/offset.ts";
import { compilePending, type PendingRule } from "./mechanisms/pending.ts";
import { compileRelief, type Relief } from "./mechanisms/relief.ts";
import { compileRequirement, type Requirement } from "./mechanisms/require.ts";
import { compileThreshold, type Threshold } from "./mechanisms/threshold.ts";
import { compileTrack, type Track } from "./mechanisms/track.ts";
import { innerFirst } from "./nesting.ts";
import type { PolicyFile, SECTIONS } from "./policy-file.ts";
import { type Scale, scaleFor } from "./scale.ts";
import { UnknownName } from "./unknown-name.ts";

/** The rules that look at one record by itself. */
export interface RecordRules {
  readonly exclusions: readonly Exclusion[];
  readonly awards: readonly Award[];
  readonly bonuses: readonly Bonus[];
  readonly pending: readonly PendingRule[];
  /** Baskets that a record falls into by a condition, whatever its award. */
  readonly conditionalBaskets: readonly { readonly id: string; readonly test: Test }[];
}

/** Leaves out what can never concern an activity, so that each record meets few rules. */
function byActivity(all: RecordRules): (activity: string) => RecordRules {
  const known = new Map<string, RecordRules>();
  return (activity) => {
    const found = known.get(activity);
    if (found) return found;
    const concerning = <T extends { readonly test: Test }>(rules: readonly T[]) =>
      rules.filter(({ test }) => test.activities?.has(activity) ?? true);
    const rules = {
      exclusions: concerning(all.exclusions),
      awards: concerning(all.awards),
      bonuses: concerning(all.bonuses),
      pending: concerning(all.pending),
      conditionalBaskets: concerning(all.conditionalBaskets),
    };
    known.set(activity, rules);
    return rules;
  };
}

/** A policy ready to be applied: every name resolved, every amount in whole units. */
export interface Policy {
  readonly id: string;
  /** A hash of the content of the policy and of all it extends. */
  readonly version: string;
  readonly unit: Unit;
  readonly file: PolicyFile;
  readonly calendar: Calendar;
  readonly datedBy: readonly ("date" | "certificate-date")[];
  readonly scale: Scale;
  readonly readAs: ReadonlyMap<string, string>;
  /** The rules about single records that can concern an activity, in their order. */
  readonly rulesFor: (activity: string) => RecordRules;
  readonly duplicates: readonly DuplicateRule[];
  /** Inner ones first, so that applying them in order is exact. */
  readonly caps: readonly Cap[];
  readonly offsets: readonly Offset[];
  readonly reliefs: readonly Relief[];
  readonly requirements: readonly Requirement[];
  readonly tracks: readonly Track[];
  readonly thresholds: readonly Threshold[];
  readonly silent: readonly SilentPoint[];
}

/** Kinds and measures by name, compiled when first used; a kind may use others but not itself. */
function namesFrom(kinds: Readonly<Record<string, Condition>>, measures: MeasuresFile): Names {
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
function scaleOf(file: PolicyFile): Scale {
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
      ...file.relief.map(({ by }) => by),
    ],
    file.bonus.flatMap(({ times }) => (times ? [times] : [])),
  );
}

/** The rules about single records, and baskets that a record falls into by a condition. */
function recordRules(file: PolicyFile, names: Names, scale: Scale): RecordRules {
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
 * @throws {UnknownName} where a rule uses a kind or measure that is not defined
 * @throws {RangeError} where the amounts are too fine to be added exactly
 */
export function compilePolicy(
  file: PolicyFile,
  sharedKinds: Readonly<Record<string, Condition>>,
  version: string,
): Policy {
  const names = namesFrom({ ...sharedKinds, ...file.kinds }, file.measures);
  each("kinds", file.kinds, (_, name) => names.kind(name));
  each("measures", file.measures, (_, name) => names.measure(name));
  const scale = scaleOf(file);
  return {
    id: file.id,
    version,
    unit: file.unit,
    file,
    calendar: compileCalendar(file),
    datedBy: file.year["dated-by"],
    scale,
    readAs: new Map(Object.entries(file["read-as"])),
    rulesFor: byActivity(recordRules(file, names, scale)),
    duplicates: each("duplicates", file.duplicates, (rule) => compileDuplicates(rule, names)),
    caps: innerFirst(file).map((rule) => compileCap(rule, scale)),
    offsets: file.offset.map(compileOffset),
    reliefs: file.relief.map((rule) => compileRelief(rule, scale)),
    requirements: each("require", file.require, (rule) => compileRequirement(rule, names, scale)),
    tracks: file.tracks.map((rule) => compileTrack(rule, scale)),
    thresholds: file.thresholds.map((rule) => compileThreshold(rule, scale)),
    silent: file.silent.map(({ topic, cite, reading }) => ({
      topic: topic.zh,
      article: cite,
      reading: reading.zh,
    })),
  };
}
