import type { SilentPoint, Unit } from "../domain/standing.ts";
import { type Calendar, compileCalendar } from "./calendar.ts";
import { type Condition, compileCondition, type Names, type Test } from "./condition.ts";
import { type MeasuresFile, measured, readingsOf } from "./measures.ts";
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
import type { PolicyFile } from "./policy-file.ts";
import { type Scale, scaleFor } from "./scale.ts";

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
      const from = kinds[name];
      if (known || !from || open.has(name)) return known;
      open.add(name);
      const test = compileCondition(from, names);
      compiled.set(name, test);
      return test;
    },
    measure: (name) => {
      if (!measures[name]) return undefined;
      const readings = readingsOf(name, measures);
      return (record) => measured(readings, record);
    },
  };
  return names;
}

/**
 * Makes a checked policy file ready for use.
 *
 * @param sharedKinds kinds that every policy of the folder may use by name
 * @throws {UnknownName} where a condition uses a kind or measure that is not defined
 */
export function compilePolicy(
  file: PolicyFile,
  sharedKinds: Readonly<Record<string, Condition>>,
  version: string,
): Policy {
  const names = namesFrom({ ...sharedKinds, ...file.kinds }, file.measures);
  const scale = scaleFor(
    [
      ...file.award.flatMap((each) => awardFractions(each, file.measures)),
      ...file.bonus.flatMap(bonusFractions),
      ...file.caps.flatMap(({ at }) => at.steps.map(({ value }) => value)),
      ...file.require.flatMap((each) => each["at-least"].steps.map(({ value }) => value)),
      ...file.thresholds.flatMap(({ at }) => at.steps.map(({ value }) => value)),
      ...file.tracks.flatMap((each) => [
        each["at-least"],
        ...Object.values(each["each-year"] ?? {}),
      ]),
      ...file.relief.map(({ by }) => by),
    ],
    file.bonus.flatMap(({ times }) => (times ? [times] : [])),
  );
  return {
    id: file.id,
    version,
    unit: file.unit,
    file,
    calendar: compileCalendar(file),
    datedBy: file.year["dated-by"],
    scale,
    readAs: new Map(Object.entries(file["read-as"])),
    rulesFor: byActivity({
      exclusions: file.exclude.map((each) => compileExclusion(each, names)),
      pending: file.pending.map((each) => compilePending(each, names)),
      awards: file.award.map((each) => compileAward(each, names, file.measures, scale)),
      bonuses: file.bonus.map((each) => compileBonus(each, names)),
      conditionalBaskets: Object.entries(file.baskets).flatMap(([id, { when }]) =>
        when ? [{ id, test: compileCondition(when, names) }] : [],
      ),
    }),
    duplicates: file.duplicates.map((each) => compileDuplicates(each, names)),
    caps: innerFirst(file).map((each) => compileCap(each, scale)),
    offsets: file.offset.map(compileOffset),
    reliefs: file.relief.map((each) => compileRelief(each, scale)),
    requirements: file.require.map((each) => compileRequirement(each, names, scale)),
    tracks: file.tracks.map((each) => compileTrack(each, scale)),
    thresholds: file.thresholds.map((each) => compileThreshold(each, scale)),
    silent: file.silent.map(({ topic, cite, reading }) => ({
      topic: topic.zh,
      article: cite,
      reading: reading.zh,
    })),
  };
}
