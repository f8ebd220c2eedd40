import { ancestorUnits } from "./ancestor-units.ts";
import type { OrganisationUnit, Person, Roster } from "./ports.ts";

/**
 * Whether one person may see another's figures: everybody sees their own, and a role
 * reaches everybody at and below the unit it was granted for.
 */
export async function canView(
  roster: Pick<Roster, "unit">,
  viewer: Person,
  subject: Person,
): Promise<boolean> {
  if (viewer.teacher.id === subject.teacher.id) return true;
  if (viewer.grants.length === 0) return false;
  const above = new Set((await ancestorUnits(roster, subject.unit)).map(({ id }) => id));
  return viewer.grants.some(({ unit }) => above.has(unit));
}

/** Everybody a person may see, themselves included, in the order of their ids. */
export async function visiblePeople(
  roster: Pick<Roster, "peopleWithin">,
  viewer: Person,
): Promise<readonly Person[]> {
  const found = new Map([[viewer.teacher.id, viewer]]);
  for (const unit of new Set(viewer.grants.map((grant) => grant.unit))) {
    for (const person of await roster.peopleWithin(unit)) found.set(person.teacher.id, person);
  }
  return [...found.values()].sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1));
}

/** Every unit of which a person may see everybody: those of their roles, and all below these. */
export async function visibleUnits(
  roster: Pick<Roster, "units">,
  { grants }: Person,
): Promise<readonly OrganisationUnit[]> {
  if (grants.length === 0) return [];
  const granted = new Set(grants.map(({ unit }) => unit));
  const units = await roster.units();
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const isReached = (id: string | undefined, above: readonly string[] = []): boolean =>
    id !== undefined &&
    !above.includes(id) &&
    (granted.has(id) || isReached(parents.get(id), [...above, id]));
  return units.filter(({ id }) => isReached(id));
}
