import { type OrganisationUnit, type Person, ROLES, type Role, type Roster } from "./ports.ts";

/** Somebody as colleagues know them: no figures, no numbers of any kind. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  /** The farthest-reaching role they hold; `teacher` where they hold none. */
  readonly role: Role;
  /** The school or office they work in. */
  readonly school: { readonly id: string; readonly name: string };
  /** Their teaching group (教研组), where it is known. */
  readonly group?: string | undefined;
}

function farthest({ grants }: Person): Role {
  return grants
    .map(({ role }): Role => role)
    .reduce((a, b) => (ROLES.indexOf(b) > ROLES.indexOf(a) ? b : a), "teacher");
}

function colleague(person: Person, units: ReadonlyMap<string, OrganisationUnit>): Colleague {
  const unit = units.get(person.unit);
  const isGroup = unit?.kind === "group" && unit.parent !== undefined;
  const school = isGroup ? units.get(unit.parent ?? "") : unit;
  return {
    id: person.teacher.id,
    name: person.teacher.name,
    role: farthest(person),
    school: { id: school?.id ?? person.unit, name: school?.name ?? person.unit },
    group: isGroup ? unit.name : undefined,
  };
}

/** Everybody in the roster, in the order of their ids. */
export async function listPeople(roster: Roster): Promise<readonly Colleague[]> {
  const units = new Map((await roster.units()).map((unit) => [unit.id, unit]));
  const tops = [...units.values()].filter(({ parent }) => parent === undefined);
  const people = await Promise.all(tops.map(({ id }) => roster.peopleWithin(id)));
  return people
    .flat()
    .map((person) => colleague(person, units))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
