import type { Threads } from "../../app/store.ts";

/** As many as talk at about the same time. */
const MOST = 1000;

/**
 * Threads of people whom the roster does not have: nothing of them is stored, and the one that
 * was silent longest is forgotten first.
 */
export function createAnonymousThreads(most = MOST): Threads {
  const states = new Map<string, unknown>();
  const keyOf = (person: string, place: string) => JSON.stringify([person, place]);
  return {
    read: async (person, place) => states.get(keyOf(person, place)),
    write: async (person, place, state) => {
      const key = keyOf(person, place);
      states.delete(key);
      states.set(key, state);
      const [oldest] = states.keys();
      if (states.size > most && oldest !== undefined) states.delete(oldest);
    },
  };
}
