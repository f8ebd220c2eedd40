import { AsyncLocalStorage } from "node:async_hooks";
import type { AccessLog, Look, Unanswered, UnansweredLog } from "../../src/app/audit/ports.ts";
import type { StoredOrder, UnitCount } from "../../src/app/digest/ports.ts";
import type { StoredFile } from "../../src/app/files/ports.ts";
import type { EntryKinds } from "../../src/app/ledger/entry-kinds.ts";
import type { PlannedDay, PlannedReminder, Preference } from "../../src/app/outreach/ports.ts";
import type { ScheduledReminder } from "../../src/app/scheduled/ports.ts";
import type { KeptStanding } from "../../src/app/standing/ports.ts";
import type { Kept, Lease, Leases, Store, StoredThreads } from "../../src/app/store.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { createMemoryBroadcasts, type MemoryBroadcast } from "./memory-broadcasts.ts";
import { type Cell, createCell, createTurn, storable, type Turn } from "./memory-cell.ts";
import { type CodesState, createMemoryCodes, createMemoryRooms } from "./memory-channels.ts";
import {
  createMemoryInbox,
  createMemoryOutbox,
  type MemoryArrival,
  type MemoryDelivery,
} from "./memory-delivery.ts";
import { createMemoryDigestOrders, createMemoryUnitCounts } from "./memory-digest.ts";
import { createMemoryFiles } from "./memory-files.ts";
import { createMemoryLog, type Line } from "./memory-log.ts";
import {
  createMemoryPreferences,
  createMemoryQuestionnaires,
  createMemoryReminders,
} from "./memory-outreach.ts";
import { createMemoryRecords } from "./memory-records.ts";
import { createMemoryRoster, EMPTY_ROSTER } from "./memory-roster.ts";
import { createMemoryScheduled } from "./memory-scheduled.ts";
import { createMemoryStandings } from "./memory-standings.ts";

type HeldLease = Lease & { readonly since: number; readonly kept: number };

const EMPTY = {
  roster: EMPTY_ROSTER,
  entries: [] as readonly Line[],
  threads: new Map() as ReadonlyMap<string, string>,
  looks: [] as readonly Look[],
  misses: [] as readonly Unanswered[],
  leases: new Map() as ReadonlyMap<string, HeldLease>,
  arrivals: [] as readonly MemoryArrival[],
  codes: { codes: new Map(), failures: [] } as CodesState,
  rooms: new Map() as ReadonlyMap<string, string>,
  deliveries: new Map() as ReadonlyMap<string, MemoryDelivery>,
  preferences: new Map() as ReadonlyMap<string, Preference>,
  reminders: [] as readonly PlannedReminder[],
  scheduled: new Map() as ReadonlyMap<string, ScheduledReminder>,
  files: new Map() as ReadonlyMap<string, StoredFile>,
  plannedDays: new Map() as ReadonlyMap<string, PlannedDay>,
  broadcasts: new Map() as ReadonlyMap<string, MemoryBroadcast>,
  unitCounts: new Map() as ReadonlyMap<string, UnitCount>,
  digestOrders: new Map() as ReadonlyMap<string, StoredOrder>,
  standings: new Map() as ReadonlyMap<string, KeptStanding>,
};
type State = typeof EMPTY;

/** A whole store that lasts as long as the test; it passes the same suites as the databases. */
export function createMemoryStore(kinds: EntryKinds = ENTRY_KINDS): Store {
  const inside = new AsyncLocalStorage<true>();
  const committed = createCell(EMPTY);
  const inTurn = createTurn();
  const refuse = () => {
    if (inside.getStore()) throw new Error("inside a transaction only what it gives may be used");
  };
  const outside: Cell<State> = {
    now: () => {
      refuse();
      return committed.now();
    },
    change: (to) => committed.change(to),
  };
  return {
    ...kept(outside, kinds, async (task) => {
      refuse();
      return inTurn(task);
    }),
    transaction: async (work) => {
      refuse();
      return inTurn(() => inside.run(true, () => asOne(committed, kinds, work)));
    },
    clock: async () => new Date().toISOString(),
    close: async () => {},
  };
}

async function asOne<T>(
  committed: Cell<State>,
  kinds: EntryKinds,
  work: (kept: Kept) => Promise<T>,
): Promise<T> {
  const draft = createCell(committed.now());
  const failures: unknown[] = [];
  const result = await work(
    kept(draft, kinds, async (task) => {
      try {
        return await task();
      } catch (error) {
        failures.push(error);
        throw error;
      }
    }),
  );
  if (failures.length > 0) throw failures[0];
  committed.change(draft.now());
  return result;
}

function kept(state: Cell<State>, kinds: EntryKinds, inTurn: Turn): Kept {
  const part = <K extends keyof State>(key: K): Cell<State[K]> => ({
    now: () => state.now()[key],
    change: (to) => state.change({ ...state.now(), [key]: to }),
  });
  return {
    roster: createMemoryRoster(part("roster"), inTurn),
    log: createMemoryLog(part("entries"), inTurn, kinds),
    records: createMemoryRecords(part("entries"), kinds),
    threads: createMemoryThreads(part("threads"), inTurn),
    accessLog: createMemoryAccessLog(part("looks"), inTurn),
    unansweredLog: createMemoryUnansweredLog(part("misses"), inTurn),
    leases: createMemoryLeases(part("leases"), inTurn),
    bindingCodes: createMemoryCodes(part("codes"), inTurn),
    rooms: createMemoryRooms(part("rooms"), inTurn),
    inbox: createMemoryInbox(part("arrivals"), part("deliveries"), inTurn),
    outbox: createMemoryOutbox(part("deliveries"), inTurn),
    questionnaires: createMemoryQuestionnaires(part("entries"), kinds),
    preferences: createMemoryPreferences(part("preferences"), inTurn),
    reminders: createMemoryReminders(part("reminders"), part("plannedDays"), inTurn),
    broadcasts: createMemoryBroadcasts(part("broadcasts"), part("deliveries"), inTurn),
    scheduled: createMemoryScheduled(part("scheduled"), part("deliveries"), inTurn),
    files: createMemoryFiles(part("files"), inTurn),
    unitCounts: createMemoryUnitCounts(part("unitCounts"), inTurn),
    digestOrders: createMemoryDigestOrders(part("digestOrders"), inTurn),
    standings: createMemoryStandings(part("standings"), part("roster"), part("entries"), inTurn),
  };
}

function createMemoryThreads(
  states: Cell<ReadonlyMap<string, string>>,
  inTurn: Turn,
): StoredThreads {
  const keyOf = (person: string, place: string) => JSON.stringify([person, place]);
  return {
    async read(person, place) {
      const state = states.now().get(keyOf(person, place));
      return state === undefined ? undefined : JSON.parse(state);
    },
    async all(wanted) {
      const read = [...states.now()].map(([key, state]) => [...JSON.parse(key), state]);
      const theirs = read.filter(([person]) => person === wanted);
      return new Map(theirs.map(([, place, state]) => [place, JSON.parse(state)]));
    },
    write: (person, place, state) =>
      inTurn(() => {
        const written = JSON.stringify(state ?? null);
        states.change(new Map([...states.now(), [keyOf(person, place), written]]));
      }),
  };
}

function createMemoryAccessLog(looks: Cell<readonly Look[]>, inTurn: Turn): AccessLog {
  return {
    record: (added) =>
      inTurn(() =>
        looks.change([
          ...looks.now(),
          ...added.map((look) => ({ ...look, why: storable(look.why) })),
        ]),
      ),
    list: async () => [...looks.now()],
  };
}

function createMemoryUnansweredLog(
  misses: Cell<readonly Unanswered[]>,
  inTurn: Turn,
): UnansweredLog {
  return {
    record: (miss) =>
      inTurn(() => misses.change([...misses.now(), { ...miss, text: storable(miss.text) }])),
    list: async () => [...misses.now()],
  };
}

function createMemoryLeases(leases: Cell<ReadonlyMap<string, HeldLease>>, inTurn: Turn): Leases {
  const put = (lease: HeldLease) => leases.change(new Map([...leases.now(), [lease.name, lease]]));
  const own = ({ name, holder }: Lease) => {
    const known = leases.now().get(name);
    return known?.holder === holder ? known : undefined;
  };
  return {
    take: (lease) =>
      inTurn(() => {
        const now = Date.now();
        const known = leases.now().get(lease.name);
        if (known && !own(lease) && now - known.kept < known.seconds * 1000) {
          return { heldFor: Math.round((now - known.since) / 1000) };
        }
        put({ ...lease, since: now, kept: now });
        return undefined;
      }),
    keep: (lease) =>
      inTurn(() => {
        const known = own(lease);
        if (known) put({ ...known, ...lease, kept: Date.now() });
        return known !== undefined;
      }),
    release: (lease) =>
      inTurn(() => {
        if (!own(lease)) return;
        leases.change(new Map([...leases.now()].filter(([name]) => name !== lease.name)));
      }),
  };
}
