import type { OrganisationUnit, Roster, Store, StoredThreads } from "./ports.ts";

/**
 * A store that reads units and threads once while one message is answered: what policy holds, and
 * who reaches whom, is asked of the same few units several times. For that long only, so that what
 * another program changes is seen by the next message; what is changed by way of it is seen at once.
 */
export function readOnce(store: Store): Store {
  return {
    ...store,
    roster: unitsReadOnce(store.roster),
    threads: threadsReadOnce(store.threads),
  };
}

/** Reads what stands above a unit with it, for that is asked next. */
function unitsReadOnce(roster: Roster): Roster {
  const units = new Map<string, Promise<OrganisationUnit | undefined>>();
  const forget = () => units.clear();
  return {
    ...roster,
    unit(id) {
      const known = units.get(id);
      if (known) return known;
      const read = roster.unitsAbove(id).then((path) => {
        for (const each of path) units.set(each.id, Promise.resolve(each));
        return path[0];
      });
      units.set(id, read);
      return read;
    },
    put: (change) => roster.put(change).finally(forget),
    setPolicy: (unit, policy) => roster.setPolicy(unit, policy).finally(forget),
  };
}

function threadsReadOnce(threads: StoredThreads): StoredThreads {
  const people = new Map<string, Promise<ReadonlyMap<string, unknown>>>();
  const all = (person: string) => {
    const states = people.get(person) ?? threads.all(person);
    people.set(person, states);
    return states;
  };
  return {
    all,
    read: async (person, place) => (await all(person)).get(place),
    write: (person, place, state, at) =>
      threads.write(person, place, state, at).finally(() => people.delete(person)),
  };
}
