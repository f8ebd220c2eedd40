import type { Day } from "../domain/day.ts";
import { differingLines, type LineDifference } from "../policy/compare-standings.ts";
import type { Policy } from "../policy/compile.ts";
import { evaluate, type Facts } from "../policy/evaluate.ts";
import { policyForPerson } from "./policy-for-person.ts";
import type { Person, Roster, Store } from "./ports.ts";

/**
 * What a changed policy means for somebody: more is missing than now, less counts without anything
 * missing more, or less is missing or more counts.
 */
export type Outcome = "falls-short" | "loses" | "gains";

/** What becomes of one line. */
export interface LinePreview extends LineDifference {
  /** Absent where the amounts stay and only status or article changes. */
  readonly outcome: Outcome | undefined;
}

/** Somebody for whom a changed policy changes something. */
export interface PersonPreview {
  readonly id: string;
  readonly name: string;
  /** The worst of all lines. */
  readonly outcome: Outcome | undefined;
  readonly lines: readonly LinePreview[];
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
  const known = { unit: async (id: string) => units.get(id) };
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

function changedLines(facts: Facts, { before, after }: PolicyChange, asOf: Day): LinePreview[] {
  const [now, then] = [evaluate(before, facts, asOf), evaluate(after, facts, asOf)];
  return differingLines(now, then).map((line) => ({ ...line, outcome: outcomeOf(line) }));
}

/**
 * What would become of everybody under a policy if it were changed.
 *
 * Each look at somebody for whom something changes is noted before it is told.
 *
 * @param look who asks, and when
 */
export async function previewPolicy(
  { roster, ledger, journal }: Pick<Store, "roster" | "ledger" | "journal">,
  change: PolicyChange,
  asOf: Day,
  look: { readonly by: string; readonly at: string },
): Promise<PolicyPreview> {
  const people = await peopleUnder(roster, change.before.id);
  const affected: PersonPreview[] = [];
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const some = people.slice(first, first + AT_ONCE);
    const records = await ledger.recordsOfMany(some.map(({ teacher }) => teacher.id));
    for (const { teacher } of some) {
      const own = (records.get(teacher.id) ?? []).map(({ record }) => record);
      const lines = changedLines({ teacher, records: own }, change, asOf);
      if (lines.length === 0) continue;
      await journal.noteLook({ ...look, whom: teacher.id, why: "policy-preview" });
      const outcome = WORST_FIRST.find((each) => lines.some((line) => line.outcome === each));
      affected.push({ id: teacher.id, name: teacher.name, outcome, lines });
    }
  }
  return { people: people.length, affected };
}
