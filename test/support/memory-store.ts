import type { Journal, Store, Threads } from "../../src/app/ports.ts";
import { createMemoryLedger } from "./memory-ledger.ts";
import { createMemoryRoster } from "./memory-roster.ts";

/** A whole store that lasts as long as the test; it passes the same suites as the databases. */
export function createMemoryStore(): Store {
  return {
    roster: createMemoryRoster(),
    ledger: createMemoryLedger(),
    threads: createMemoryThreads(),
    journal: createMemoryJournal(),
    close: async () => {},
  };
}

function createMemoryThreads(): Threads {
  const states = new Map<string, string>();
  const keyOf = (person: string, place: string) => JSON.stringify([person, place]);
  return {
    async read(person, place) {
      const state = states.get(keyOf(person, place));
      return state === undefined ? undefined : JSON.parse(state);
    },
    async write(person, place, state) {
      states.set(keyOf(person, place), JSON.stringify(state ?? null));
    },
  };
}

function createMemoryJournal(): Journal {
  const looks: Awaited<ReturnType<Journal["looks"]>>[number][] = [];
  const misses: Awaited<ReturnType<Journal["unanswered"]>>[number][] = [];
  return {
    async noteLook(look) {
      looks.push({ ...look, why: storable(look.why) });
    },
    looks: async () => [...looks],
    async noteUnanswered(miss) {
      misses.push({ ...miss, text: storable(miss.text) });
    },
    unanswered: async () => [...misses],
  };
}

/** What a database makes of a text: characters that none keeps are replaced. */
const storable = (text: string) =>
  text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
