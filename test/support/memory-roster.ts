import type { OrganisationUnit, Person, Roster } from "../../src/app/ports.ts";
import { Failure } from "../../src/domain/failure.ts";

type Units = ReadonlyMap<string, OrganisationUnit>;

/** A roster that lasts as long as the test: maps of people and units. */
export function createMemoryRoster(): Roster {
  let units: Units = new Map();
  let people: ReadonlyMap<string, Person> = new Map();
  const accounts = new Map<string, string>();

  const peopleWhere = (test: (person: Person) => boolean) =>
    [...people.values()].filter(test).sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1));
  const isWithin = (unit: string | undefined, top: string): boolean =>
    unit !== undefined && (unit === top || isWithin(units.get(unit)?.parent, top));

  return {
    async put(change) {
      const newUnits = merged(units, change.units, ({ id }) => id);
      const newPeople = merged(people, change.people, ({ teacher }) => teacher.id);
      refuseUnknownUnits(newUnits.all, [...newPeople.all.values()]);
      refuseLoops(newUnits.all);
      [units, people] = [newUnits.all, newPeople.all];
      return { units: newUnits.changed, people: newPeople.changed };
    },
    person: async (id) => people.get(id),
    async personByNationalId(nationalId) {
      const wanted = plainNationalId(nationalId);
      const [found, another] = peopleWhere(
        (person) => plainNationalId(person.nationalId ?? "-") === wanted,
      );
      return another ? undefined : found;
    },
    personByAccount: async (channel, account) =>
      people.get(accounts.get(`${channel}\n${account}`) ?? ""),
    async bindAccount(channel, account, person) {
      if (!people.has(person)) throw new Failure("person/unknown", { person });
      accounts.set(`${channel}\n${account}`, person);
    },
    peopleNamed: async (name) => peopleWhere(({ teacher }) => teacher.name === name),
    peopleWithin: async (top) => peopleWhere(({ unit }) => isWithin(unit, top)),
    unit: async (id) => units.get(id),
    units: async () => [...units.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    async setPolicy(id, policy) {
      const unit = units.get(id);
      if (!unit) throw new Failure("roster/no-such-unit", { unit: id, namedBy: "a policy" });
      units = new Map([...units, [id, { ...unit, policy }]]);
    },
    isEmpty: async () => people.size === 0,
  };
}

/** The known things with the new ones laid over them, and how many of them differ. */
function merged<T>(
  known: ReadonlyMap<string, T>,
  given: readonly T[],
  idOf: (each: T) => string,
): { all: Map<string, T>; changed: number } {
  const all = new Map(known);
  for (const each of given) all.set(idOf(each), structuredClone(each));
  const differs = (id: string) => content(all.get(id)) !== content(known.get(id));
  return { all, changed: [...new Set(given.map(idOf))].filter(differs).length };
}

/** The same text for the same content, in whatever order keys and grants stand. */
function content(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (Array.isArray(part)) return [...new Set(part.map(content))].sort();
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

const plainNationalId = (text: string) => text.normalize("NFKC").replace(/\s/g, "").toUpperCase();

function refuseUnknownUnits(units: Units, people: readonly Person[]): void {
  const named = [
    ...[...units.values()].map(({ id, parent }) => ({ unit: parent, namedBy: id })),
    ...people.flatMap(({ teacher, unit, grants }) =>
      [unit, ...grants.map((grant) => grant.unit)].map((each) => ({
        unit: each,
        namedBy: teacher.id,
      })),
    ),
  ];
  for (const { unit, namedBy } of named) {
    if (unit && !units.has(unit)) throw new Failure("roster/no-such-unit", { unit, namedBy });
  }
}

function refuseLoops(units: Units): void {
  for (const { id } of units.values()) {
    let above = units.get(id)?.parent;
    for (let steps = 0; above && steps <= units.size; steps++) {
      if (above === id) throw new Failure("roster/loop", { unit: id });
      above = units.get(above)?.parent;
    }
  }
}
