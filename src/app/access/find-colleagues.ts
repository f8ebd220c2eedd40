import {
  type ListedPerson,
  type PeopleCursor,
  type PeopleSearch,
  ROLES,
  type Role,
  type Roster,
} from "./ports.ts";

/** Somebody as colleagues know them: no figures, no numbers but the staff number. */
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

function farthest({ grants }: ListedPerson): Role {
  return grants
    .map(({ role }): Role => role)
    .reduce((a, b) => (ROLES.indexOf(b) > ROLES.indexOf(a) ? b : a), "teacher");
}

function colleague(person: ListedPerson): Colleague {
  const { id, name, unit, above } = person;
  const school = unit.kind === "group" && above ? above : unit;
  return {
    id,
    name,
    role: farthest(person),
    school: { id: school.id, name: school.name },
    ...(school !== unit && { group: unit.name }),
  };
}

/** The people of a roster as colleagues know them. */
export interface Colleagues {
  /** A page of those who fit, and where the next one begins. */
  search(
    search: PeopleSearch,
  ): Promise<{ readonly people: readonly Colleague[]; readonly next?: PeopleCursor }>;
  /** The one with this staff number. */
  find(id: string): Promise<Colleague | undefined>;
  /** How many work in a school itself or in one of its groups. */
  headcount(school: string): Promise<number>;
}

/** Looks people up in a roster; reads no more of it than is shown. */
export function colleaguesIn(
  roster: Pick<Roster, "searchPeople" | "listedPerson" | "headcount">,
): Colleagues {
  return {
    async search(search) {
      const { people, ...page } = await roster.searchPeople(search);
      return { ...page, people: people.map(colleague) };
    },
    async find(id) {
      const person = await roster.listedPerson(id);
      return person && colleague(person);
    },
    headcount: (school) => roster.headcount(school),
  };
}
