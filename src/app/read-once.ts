import type { OrganisationUnit, Roster } from "./access/ports.ts";
import type { Store, StoredThreads } from "./store.ts";

/**
 * A store that reads units and threads once while one message is answered: what policy holds, and
 * who reaches whom, is asked of the same few units several times. For that long only, so that what
 * another program changes is seen by the next message; what is changed by way of it is seen at once.
 */
export function readOnce(store: Store): Store {
  const units = unitsReadOnce(store.roster);
  const threads = threadsReadOnce(store.threads);
  return {
    ...store,
    roster: units.roster,
    threads: threads.threads,
    transaction: (work, isKept) =>
      store.transaction(work, isKept).finally(() => {
        units.forget();
        threads.forget();
      }),
  };
}

/** Reads a unit only with what stands above it, for that is asked next. */
function unitsReadOnce(roster: Roster) {
  let paths = new Map<string, Promise<readonly OrganisationUnit[]>>();
  const forget = () => {
    paths = new Map();
  };
  const read = async (id: string, known: typeof paths) => {
    const path = await roster.unitsAbove(id);
    for (const [index, { id }] of path.entries()) known.set(id, Promise.resolve(path.slice(index)));
    return path;
  };
  const unitsAbove = (id: string) => {
    const path = paths.get(id) ?? read(id, paths);
    paths.set(id, path);
    return path;
  };
  const once: Roster = {
    ...roster,
    unitsAbove,
    unit: async (id) => (await unitsAbove(id))[0],
    put: (change) => roster.put(change).finally(forget),
    setPolicy: (unit, policy) => roster.setPolicy(unit, policy).finally(forget),
  };
  return { roster: once, forget };
}

/** Reads all threads of a person at once: where they talk, and what they have drafted. */
function threadsReadOnce(stored: StoredThreads) {
  let people = new Map<string, Promise<ReadonlyMap<string, unknown>>>();
  const forget = () => {
    people = new Map();
  };
  const all = (person: string) => {
    const states = people.get(person) ?? stored.all(person);
    people.set(person, states);
    return states;
  };
  const threads: StoredThreads = {
    all,
    read: async (person, place) => (await all(person)).get(place),
    write: (person, place, state, at) => stored.write(person, place, state, at).finally(forget),
  };
  return { threads, forget };
}
