import type { Day } from "../../domain/day.ts";
import {
  differingLines,
  differingThresholds,
  type LineDifference,
  type ThresholdDifference,
} from "../../policy/engine/compare-standings.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";
import type { Person, Roster } from "../access/ports.ts";
import { unitPath } from "../access/unit-path.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Store } from "../store.ts";
import { policyForPerson } from "./policy-for-person.ts";

/**
 * What a changed policy means for somebody: more is missing than now; less counts, or a threshold
 * is farther away, without anything missing more; or less is missing, or more counts.
 */
export type Outcome = "falls-short" | "loses" | "gains";

/** What becomes of one line. */
export interface LinePreview extends LineDifference {
  /** Absent where the amounts stay and only status or article changes. */
  readonly outcome: Outcome | undefined;
}

/** How far a threshold would be; nothing is required, so nobody falls short of one. */
export interface ThresholdPreview extends ThresholdDifference {
  readonly outcome: Exclude<Outcome, "falls-short"> | undefined;
}

/** Somebody for whom a changed policy changes something. */
export interface PersonPreview {
  readonly id: string;
  readonly name: string;
  /** The worst of all lines and thresholds. */
  readonly outcome: Outcome | undefined;
  readonly lines: readonly LinePreview[];
  readonly thresholds: readonly ThresholdPreview[];
}

/** What a changed policy means for everybody it would hold for. */
export interface PolicyPreview {
  /** How many people the policy holds for. */
  readonly people: number;
  /** Those for whom something changes, in the order of their ids. */
  readonly affected: readonly PersonPreview[];
}

const WORST_FIRST: readonly Outcome[] = ["falls-short", "loses", "gains"];
/** So many people's records are held at once. */
const AT_ONCE = 500;

function outcomeOf({ left, right }: LineDifference): Outcome | undefined {
  const missing = (right?.missing ?? 0) - (left?.missing ?? 0);
  if (missing > 0) return "falls-short";
  if (missing < 0) return "gains";
  const counted = (right?.counted ?? 0) - (left?.counted ?? 0);
  const isComparable = left !== null && right !== null && counted !== 0;
  return isComparable ? (counted < 0 ? "loses" : "gains") : undefined;
}

/** Everybody for whom a policy holds, by the nearest unit upwards that has chosen one. */
async function peopleUnder(roster: Roster, policy: string): Promise<readonly Person[]> {
  const units = new Map((await roster.units()).map((unit) => [unit.id, unit]));
  const known = { unitsAbove: async (id: string) => unitPath(units, id) };
  const found = new Map<string, Person>();
  for (const { id, policy: chosen } of units.values()) {
    if (chosen !== policy) continue;
    for (const person of await roster.peopleWithin(id)) {
      const holding = await policyForPerson(known, person);
      if (holding?.policy === policy) found.set(person.teacher.id, person);
    }
  }
  return [...found.values()].sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1));
}

/** A policy as it holds and as it would be; both in one unit, since none is ever converted. */
export interface PolicyChange {
  readonly before: Policy;
  readonly after: Policy;
}

function thresholdOutcome({ left, right }: ThresholdDifference): ThresholdPreview["outcome"] {
  if (left === null || right === null || left.missing === right.missing) return undefined;
  return right.missing > left.missing ? "loses" : "gains";
}

/** What the change means for one person; nothing where every line stays as it is. */
function previewOf(
  { teacher, records }: Facts & { readonly teacher: Person["teacher"] },
  { before, after }: PolicyChange,
  asOf: Day,
): PersonPreview | undefined {
  const facts = { teacher, records };
  const [now, then] = [evaluate(before, facts, asOf), evaluate(after, facts, asOf)];
  const lines = differingLines(now, then).map((line) => ({ ...line, outcome: outcomeOf(line) }));
  const thresholds = differingThresholds(now, then).map((line) => ({
    ...line,
    outcome: thresholdOutcome(line),
  }));
  const all = [...lines, ...thresholds];
  if (all.length === 0) return undefined;
  const outcome = WORST_FIRST.find((each) => all.some((line) => line.outcome === each));
  return { id: teacher.id, name: teacher.name, outcome, lines, thresholds };
}

/**
 * What would become of everybody under a policy if it were changed.
 *
 * Each look at somebody for whom something changes is noted before it is told.
 *
 * @param look who asks, and when
 */
export async function previewPolicy(
  { roster, records, accessLog }: Pick<Store, "roster" | "records" | "accessLog">,
  change: PolicyChange,
  asOf: Day,
  look: { readonly by: string; readonly at: string },
): Promise<PolicyPreview> {
  const people = await peopleUnder(roster, change.before.id);
  const affected: PersonPreview[] = [];
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const some = people.slice(first, first + AT_ONCE);
    const found = await records.ofMany(some.map(({ teacher }) => teacher.id));
    const before = affected.length;
    for (const { teacher } of some) {
      const own = recordsWeighed(found.get(teacher.id) ?? []);
      const preview = previewOf({ teacher, records: own }, change, asOf);
      if (preview) affected.push(preview);
    }
    const shown = affected.slice(before);
    await accessLog.record(shown.map(({ id }) => ({ ...look, whom: id, why: "policy-preview" })));
  }
  return { people: people.length, affected };
}
