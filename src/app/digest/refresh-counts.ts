import type { Day } from "../../domain/day.ts";
import type { OrganisationUnit } from "../access/ports.ts";
import type { Foreseen } from "../outreach/gather.ts";
import { type PolicyUnits, policyUnits } from "../outreach/policy-units.ts";
import type { Kept } from "../store.ts";
import { type CountingRead, countUnit } from "./count-unit.ts";
import type { UnitCount } from "./ports.ts";

/** What counts are made from, and where they are kept. */
export type CountsKept = CountingRead & Pick<Kept, "unitCounts">;

/** Of so many units the counts are opened at once. */
const UNITS_AT_ONCE = 200;

/**
 * How these units stand on a day. What was counted on that day already is read; only a unit of which
 * something changed since is counted anew: records or questionnaires of somebody in it, its policy,
 * or how many people work there.
 */
export async function refreshCounts(
  kept: CountsKept,
  foreseen: Foreseen,
  asked: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, UnitCount>> {
  const entry = await kept.records.lastEntry();
  const units = policyUnits(await kept.roster.units(), foreseen.documentOf);
  const known = await readCounts(kept, asked, day);
  const changed = await changedSince(kept, known, { units, entry, asked });
  const fresh = new Map(known);
  for (const unit of changed) {
    fresh.set(unit, await countNow(kept, foreseen, { unit, units, day, entry }));
  }
  return fresh;
}

/** Counts a unit beforehand, unless that was done on that day. */
export async function countBeforehand(
  kept: CountsKept,
  foreseen: Foreseen,
  unit: string,
  day: Day,
): Promise<void> {
  if ((await kept.unitCounts.on([unit], day)).size > 0) return;
  const entry = await kept.records.lastEntry();
  const units = policyUnits(await kept.roster.unitsAbove(unit), foreseen.documentOf);
  await countNow(kept, foreseen, { unit, units, day, entry });
}

interface CountingNow {
  readonly unit: string;
  readonly units: PolicyUnits;
  readonly day: Day;
  /** The last entry before anything is read: what is written meanwhile is found changed next time. */
  readonly entry: number;
}

async function countNow(
  kept: CountsKept,
  foreseen: Foreseen,
  { unit, units, day, entry }: CountingNow,
): Promise<UnitCount> {
  const basis = { policy: policyName(units, unit), entry };
  const count = await countUnit(kept, foreseen, { unit, units, day, basis });
  await kept.unitCounts.put(count);
  return count;
}

const policyName = (units: PolicyUnits, unit: string): string => {
  const policy = units.policyOf(unit);
  return policy ? `${policy.id}@${policy.version}` : "";
};

/** What was counted in some units on a day, a part of them after the other. */
export async function readCounts(
  { unitCounts }: Pick<Kept, "unitCounts">,
  units: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, UnitCount>> {
  const found = new Map<string, UnitCount>();
  for (let first = 0; first < units.length; first += UNITS_AT_ONCE) {
    const some = await unitCounts.on(units.slice(first, first + UNITS_AT_ONCE), day);
    for (const [unit, count] of some) found.set(unit, count);
  }
  return found;
}

/** The units that are not counted, or whose count does not hold any more. */
async function changedSince(
  { roster, records }: CountsKept,
  known: ReadonlyMap<string, UnitCount>,
  {
    units,
    entry,
    asked,
  }: Pick<CountingNow, "units" | "entry"> & { readonly asked: readonly string[] },
): Promise<readonly string[]> {
  const since = Math.min(entry, ...[...known.values()].map(({ basis }) => basis.entry));
  const written = since < entry ? await records.changedSince(since) : new Map<string, number>();
  const headcounts = await roster.headcounts();
  return asked.filter((unit) => {
    const count = known.get(unit);
    if (!count || count.basis.policy !== policyName(units, unit)) return true;
    const people = everybodyIn(count);
    if (people.length !== (headcounts.get(unit) ?? 0)) return true;
    return people.some((id) => (written.get(id) ?? 0) > count.basis.entry);
  });
}

/** The ids of all who were counted in a unit. */
export function everybodyIn({ short, done, uncounted }: UnitCount): readonly string[] {
  return [...short.map(({ person }) => person), ...done, ...uncounted];
}

/** The units that stand at and below some units. */
export function unitsBelow(
  units: readonly OrganisationUnit[],
  tops: ReadonlySet<string>,
): readonly OrganisationUnit[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const known = new Map<string, boolean>();
  const isBelow = (unit: OrganisationUnit | undefined): boolean => {
    if (!unit) return false;
    const told = known.get(unit.id);
    if (told !== undefined) return told;
    const parent = unit.parent === undefined ? undefined : byId.get(unit.parent);
    const below = tops.has(unit.id) || isBelow(parent);
    known.set(unit.id, below);
    return below;
  };
  return units.filter(isBelow);
}
