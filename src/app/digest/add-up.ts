import type { OrganisationUnit } from "../access/ports.ts";
import { unitPath } from "../access/unit-path.ts";
import type { CountedDue, CountedShort, Gap, UnitCount } from "./ports.ts";
import { everybodyIn } from "./refresh-counts.ts";

/** How many of some people fall short. */
export interface Counted {
  readonly people: number;
  /** Of those, how many no policy sets an amount for. */
  readonly uncounted: number;
  readonly short: number;
  readonly gaps: readonly Gap[];
}

/** A school of several, or a group of the only one. */
export interface Part extends Counted {
  readonly unit: OrganisationUnit;
  /** How many fell short at the last digest; nothing where that is not known of all of it. */
  readonly shortBefore?: number | undefined;
}

/** Somebody who falls short, with the name of the unit in which they were counted. */
export interface ShortThere extends CountedShort {
  readonly place: string;
}

/** What changed since the last digest, among those who are still there. */
export interface Change {
  readonly newlyShort: number;
  readonly newlyDone: number;
}

/** What is counted of everybody whom a digest is about. */
export interface Total extends Counted {
  readonly unreachable: number;
  /** Where most fall short first. */
  readonly parts: readonly Part[];
  /** Nothing where nothing is known of before. */
  readonly change?: Change | undefined;
  /** Who lacks the largest share of what is asked for first. */
  readonly worst: readonly ShortThere[];
  /** What falls due first is first. */
  readonly due: readonly CountedDue[];
}

type Counts = ReadonlyMap<string, UnitCount>;

/** Adds up what was counted in some units, and compares it with what was counted there before. */
export function addUp(units: readonly OrganisationUnit[], now: Counts, before: Counts): Total {
  const counts = [...now.values()];
  return {
    ...counted(counts),
    unreachable: sumOf(counts, ({ unreachable }) => unreachable),
    parts: partsOf(units, now, before),
    change: before.size > 0 ? changeBetween(now, before) : undefined,
    worst: shortPeople(units, now).sort(byShare),
    due: together(
      counts.flatMap(({ due }) => due),
      ({ rule }) => rule,
    ).sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on))),
  };
}

function counted(counts: readonly UnitCount[]): Counted {
  const gaps = together(
    counts.flatMap((each) => each.gaps),
    ({ policy, scope }) => JSON.stringify([policy, scope]),
  );
  return {
    people: sumOf(counts, (count) => everybodyIn(count).length),
    uncounted: sumOf(counts, ({ uncounted }) => uncounted.length),
    short: sumOf(counts, ({ short }) => short.length),
    gaps: gaps.sort((a, b) => b.people - a.people),
  };
}

function sumOf<T>(all: readonly T[], amount: (each: T) => number): number {
  return all.reduce((sum, each) => sum + amount(each), 0);
}

/** Those of one key as one, with the people of all of them. */
function together<T extends { readonly people: number }>(
  all: readonly T[],
  keyOf: (each: T) => string,
): T[] {
  const found = new Map<string, T>();
  for (const each of all) {
    const known = found.get(keyOf(each));
    found.set(keyOf(each), known ? { ...known, people: known.people + each.people } : each);
  }
  return [...found.values()];
}

/** By school; where there is only one, by the units in it. */
function partsOf(units: readonly OrganisationUnit[], now: Counts, before: Counts): Part[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const schoolOf = (unit: OrganisationUnit) =>
    unitPath(byId, unit.id).find(({ kind }) => kind === "school") ?? unit;
  const worked = units.filter(({ id }) => {
    const count = now.get(id);
    return count !== undefined && everybodyIn(count).length > 0;
  });
  const isOneSchool = new Set(worked.map((unit) => schoolOf(unit).id)).size === 1;
  const parts = new Map<OrganisationUnit, string[]>();
  for (const unit of worked) {
    const part = isOneSchool ? unit : schoolOf(unit);
    parts.set(part, [...(parts.get(part) ?? []), unit.id]);
  }
  return [...parts]
    .map(([unit, ids]): Part => {
      const earlier = countsOf(ids, before);
      const isKnown = earlier.length === ids.length;
      return {
        unit,
        ...counted(countsOf(ids, now)),
        shortBefore: isKnown ? sumOf(earlier, ({ short }) => short.length) : undefined,
      };
    })
    .sort((a, b) => b.short - a.short || (a.unit.name < b.unit.name ? -1 : 1));
}

const countsOf = (ids: readonly string[], counts: Counts): UnitCount[] =>
  ids.flatMap((id) => counts.get(id) ?? []);

function shortPeople(units: readonly OrganisationUnit[], now: Counts): ShortThere[] {
  return units.flatMap(({ id, name }) =>
    (now.get(id)?.short ?? []).map((each) => ({ ...each, place: name })),
  );
}

/** Whoever came or left in between is in neither number. */
function changeBetween(now: Counts, before: Counts): Change {
  const earlier = [...before.values()];
  const wasShort = new Set(earlier.flatMap(({ short }) => short.map(({ person }) => person)));
  const wasDone = new Set(earlier.flatMap(({ done }) => done));
  const today = [...now.values()];
  return {
    newlyShort: sumOf(
      today,
      ({ short }) => short.filter(({ person }) => wasDone.has(person)).length,
    ),
    newlyDone: sumOf(today, ({ done }) => done.filter((person) => wasShort.has(person)).length),
  };
}

/** Amounts of different policies are not compared, only the shares that are missing. */
function byShare(one: CountedShort, other: CountedShort): number {
  const share = ({ missing, required }: CountedShort) => missing / Math.max(required, 1e-9);
  return (
    share(other) - share(one) || other.missing - one.missing || (one.person < other.person ? -1 : 1)
  );
}
