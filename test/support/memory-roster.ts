import type {
  BoundAccount,
  ListedPerson,
  OrganisationUnit,
  Person,
  Roster,
} from "../../src/app/access/ports.ts";
import { unitPath } from "../../src/app/access/unit-path.ts";
import { Failure } from "../../src/domain/failure.ts";
import { END, searchForms, searchWords, WHOLE } from "../../src/store/roster/search-forms.ts";
import type { Cell, Turn } from "./memory-cell.ts";

type Units = ReadonlyMap<string, OrganisationUnit>;

/** What a roster consists of. */
export interface RosterState {
  readonly units: Units;
  readonly people: ReadonlyMap<string, Person>;
  readonly accounts: ReadonlyMap<string, BoundAccount>;
  readonly unbound: ReadonlySet<string>;
}

export const EMPTY_ROSTER: RosterState = {
  units: new Map(),
  people: new Map(),
  accounts: new Map(),
  unbound: new Set(),
};

/** A roster that lasts as long as the test: maps of people and units. */
export function createMemoryRoster(state: Cell<RosterState>, inTurn: Turn): Roster {
  const peopleWhere = (test: (person: Person) => boolean) =>
    [...state.now().people.values()]
      .filter(test)
      .sort((a, b) => (a.teacher.id < b.teacher.id ? -1 : 1));
  const isWithin = (unit: string | undefined, top: string): boolean =>
    unit !== undefined && (unit === top || isWithin(state.now().units.get(unit)?.parent, top));

  return {
    put: (change) =>
      inTurn(() => {
        const { units, people } = state.now();
        const newUnits = merged(units, change.units, ({ id }) => id);
        const newPeople = merged(people, change.people, ({ teacher }) => teacher.id);
        refuseUnknownUnits(newUnits.all, [...newPeople.all.values()]);
        refuseLoops(newUnits.all);
        state.change({ ...state.now(), units: newUnits.all, people: newPeople.all });
        return { units: newUnits.changed, people: newPeople.changed };
      }),
    person: async (id) => state.now().people.get(id),
    people: async (ids) => {
      const wanted = new Set(ids);
      return new Map([...state.now().people].filter(([id]) => wanted.has(id)));
    },
    async peopleByNationalId(nationalIds) {
      const owners = new Map<string, Person[]>();
      for (const person of state.now().people.values()) {
        const index = plainNationalId(person.nationalId ?? "-");
        owners.set(index, [...(owners.get(index) ?? []), person]);
      }
      return new Map(
        nationalIds.flatMap((each): [string, Person][] => {
          const [owner, another] = owners.get(plainNationalId(each)) ?? [];
          return owner && !another ? [[each, owner]] : [];
        }),
      );
    },
    async personByPhone(wanted) {
      const [only, ...others] = peopleWhere(({ phone }) => phone === wanted);
      return others.length === 0 ? only : undefined;
    },
    peopleWithRoleAt: async (units) =>
      peopleWhere(({ grants }) => grants.some(({ unit }) => units.includes(unit))),
    personByAccount: async (channel, account) =>
      state.now().people.get(state.now().accounts.get(`${channel}\n${account}`)?.person ?? ""),
    bindAccount: (channel, account, person, at) =>
      inTurn(() => {
        const { people, accounts, unbound } = state.now();
        if (!people.has(person)) throw new Failure("person/unknown", { person });
        const bound = { channel, account, person, at };
        state.change({
          ...state.now(),
          accounts: new Map([...accounts, [`${channel}\n${account}`, bound]]),
          unbound: new Set([...unbound].filter((each) => each !== `${channel}\n${account}`)),
        });
      }),
    unbindAccount: (channel, account) =>
      inTurn(() => {
        const accounts = new Map(state.now().accounts);
        const isGone = accounts.delete(`${channel}\n${account}`);
        if (!isGone) return false;
        const unbound = new Set([...state.now().unbound, `${channel}\n${account}`]);
        state.change({ ...state.now(), accounts, unbound });
        return true;
      }),
    wasUnbound: async (channel, account) => state.now().unbound.has(`${channel}\n${account}`),
    accounts: async (person) =>
      [...state.now().accounts]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([, bound]) => bound)
        .filter((bound) => person === undefined || bound.person === person),
    async accountsOf(people) {
      const own = (id: string) =>
        [...state.now().accounts]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .flatMap(([, bound]) => (bound.person === id ? [bound] : []));
      return new Map(people.flatMap((id) => (own(id).length > 0 ? [[id, own(id)]] : [])));
    },
    peopleNamed: async (name) => peopleWhere(({ teacher }) => teacher.name === name),
    peopleWithin: async (top) => peopleWhere(({ unit }) => isWithin(unit, top)),
    countWithin: async (top) => peopleWhere(({ unit }) => isWithin(unit, top)).length,
    async peopleIn(units, { after, limit }) {
      const place = ({ unit, teacher }: Person) => JSON.stringify([unit, teacher.id]);
      return peopleWhere(({ unit }) => units.includes(unit))
        .sort((a, b) => (place(a) < place(b) ? -1 : 1))
        .filter((each) => !after || place(each) > place(after))
        .slice(0, limit)
        .map(withoutNumbers);
    },
    headcounts: async () => {
      const counts = new Map<string, number>();
      for (const { unit } of peopleWhere(() => true)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      return counts;
    },
    peopleWithRoles: async () => peopleWhere(({ grants }) => grants.length > 0).map(withoutNumbers),
    async searchPeople({ text = "", school, after, limit }) {
      const words = searchWords(text);
      const fitting = peopleWhere(
        ({ unit }) => school === undefined || worksAt(state.now().units, unit, school),
      )
        .map((each) => listed(state.now().units, each))
        .filter((each) => words.every((word) => fits(each, word)))
        .map((each) => ({ each, rank: rankOf(each, words) }))
        .sort((a, b) => a.rank - b.rank)
        .filter(
          ({ each, rank }) =>
            !after || rank > after.rank || (rank === after.rank && each.id > after.id),
        );
      const shown = fitting.slice(0, limit);
      const last = fitting.length > limit ? shown.at(-1) : undefined;
      return {
        people: shown.map(({ each }) => each),
        ...(last && { next: { rank: last.rank, id: last.each.id } }),
      };
    },
    async listedPerson(id) {
      const found = state.now().people.get(id);
      return found && listed(state.now().units, found);
    },
    headcount: async (school) =>
      peopleWhere(({ unit }) => worksAt(state.now().units, unit, school)).length,
    unit: async (id) => state.now().units.get(id),
    unitsAbove: async (id) => unitPath(state.now().units, id),
    units: async () => [...state.now().units.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    setPolicy: (id, policy) =>
      inTurn(() => {
        const { units } = state.now();
        const unit = units.get(id);
        if (!unit) throw new Failure("roster/no-such-unit", { unit: id, namedBy: "a policy" });
        const { policy: _, ...bare } = unit;
        const chosen = policy === undefined ? bare : { ...bare, policy };
        state.change({ ...state.now(), units: new Map([...units, [id, chosen]]) });
      }),
    isEmpty: async () => state.now().people.size === 0,
  };
}

const withoutNumbers = ({ teacher, unit, grants }: Person): Person => ({ teacher, unit, grants });

function worksAt(units: Units, id: string, school: string): boolean {
  const unit = units.get(id);
  return id === school || (unit?.kind === "group" && unit.parent === school);
}

function listed(units: Units, { teacher: { id, name }, unit, grants }: Person): ListedPerson {
  const at = units.get(unit) as OrganisationUnit;
  const above = units.get(at.parent ?? "");
  return {
    id,
    name,
    unit: at,
    ...(above && { above: { id: above.id, name: above.name } }),
    grants,
  };
}

function fits(person: ListedPerson, word: string): boolean {
  const forms = searchForms(person);
  const places = [person.unit, ...(person.unit.kind === "group" ? [person.above] : [])];
  return (
    forms.includes(WHOLE + word) ||
    forms.includes(END + word) ||
    places.some((place) => place?.name.toLowerCase().includes(word))
  );
}

function rankOf(person: ListedPerson, words: readonly string[]): number {
  const forms = searchForms(person);
  if (words.length === 0 || words.some((word) => forms.includes(WHOLE + word + WHOLE))) return 0;
  return words.some((word) => forms.includes(WHOLE + word)) ? 1 : 2;
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
