import { AsyncLocalStorage } from "node:async_hooks";
import type { EntryKinds } from "../app/ledger/entry-kinds.ts";
import type { Kept, Store } from "../app/store.ts";
import { createAccessLog, createUnansweredLog } from "./audit.ts";
import { createBroadcasts } from "./broadcasts/create-broadcasts.ts";
import type { Access, Database, SharedAccess } from "./database.ts";
import { readClock } from "./database-clock.ts";
import { createInbox } from "./delivery/create-inbox.ts";
import { createOutbox } from "./delivery/create-outbox.ts";
import { createDigestOrders } from "./digest/digest-orders.ts";
import { createUnitCounts } from "./digest/unit-counts.ts";
import { createFiles } from "./files/create-files.ts";
import { createLeases } from "./leases.ts";
import { createLog } from "./ledger/create-log.ts";
import { createPreferences } from "./outreach/preferences.ts";
import { createQuestionnaires } from "./outreach/questionnaires.ts";
import { createReminderPlan } from "./outreach/reminder-plan.ts";
import type { HeadKeeper } from "./proof/head-keeper.ts";
import { createRecords } from "./records/create-records.ts";
import { createBindingCodes } from "./roster/binding-codes.ts";
import { createRoster } from "./roster/create-roster.ts";
import { createRooms } from "./roster/rooms.ts";
import { createScheduled } from "./scheduled/create-scheduled.ts";
import { settleDoubt } from "./settle-doubt.ts";
import { createStandings } from "./standing/create-standings.ts";
import { createThreads } from "./threads.ts";
import type { Vault } from "./vault/vault.ts";
import { createWriteTogether } from "./write-together.ts";

/** Everything that is kept in a database, singly and as one transaction. */
export function keepIn(
  database: Database,
  vault: Vault,
  heads: HeadKeeper,
  kinds: EntryKinds,
): Omit<Store, "close"> {
  const keptIn = (access: SharedAccess) => keptBy(access, vault, heads, kinds);
  const inside = new AsyncLocalStorage<true>();
  return {
    ...keptIn(refusedWithin(inside, database)),
    clock: () => readClock(database.read, database.flavour),
    transaction: async (work, isKept) => {
      refuseWithin(inside);
      const transact = <T>(part: (kept: Kept) => Promise<T>) =>
        inside.run(true, () => asOne(database, keptIn, part));
      return isKept ? settleDoubt(transact, work, isKept) : transact(work);
    },
  };
}

function keptBy(access: SharedAccess, vault: Vault, heads: HeadKeeper, kinds: EntryKinds): Kept {
  return {
    roster: createRoster(access, vault),
    log: createLog(access, vault, heads, kinds),
    records: createRecords(access, vault, kinds),
    threads: createThreads(access, vault),
    accessLog: createAccessLog(access, vault),
    unansweredLog: createUnansweredLog(access),
    leases: createLeases(access),
    bindingCodes: createBindingCodes(access, vault),
    rooms: createRooms(access),
    inbox: createInbox(access, vault),
    outbox: createOutbox(access, vault),
    questionnaires: createQuestionnaires(access, vault, kinds),
    preferences: createPreferences(access, vault),
    reminders: createReminderPlan(access),
    broadcasts: createBroadcasts(access, vault),
    scheduled: createScheduled(access, vault),
    files: createFiles(access, vault),
    unitCounts: createUnitCounts(access, vault),
    digestOrders: createDigestOrders(access, vault),
    standings: createStandings(access, vault),
  };
}

/**
 * What failed inside a transaction may have been half done, and PostgreSQL would forget all of it
 * without a word. So it undoes the whole, whether or not the work lets it pass.
 */
function asOne<T>(
  database: Database,
  keptIn: (access: SharedAccess) => Kept,
  work: (kept: Kept) => Promise<T>,
): Promise<T> {
  return database.write(async (tables) => {
    const failures: unknown[] = [];
    const write: Access["write"] = async (part) => {
      try {
        return await part(tables);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    const access: SharedAccess = {
      ...{ flavour: database.flavour, read: tables, write },
      writeTogether: async (work) => void (await write(work)),
    };
    const result = await work(keptIn(access));
    if (failures.length > 0) throw failures[0];
    return result;
  });
}

/** The database for everybody who is not inside a transaction of the same store. */
function refusedWithin(inside: AsyncLocalStorage<true>, database: Database): SharedAccess {
  const writeTogether = createWriteTogether((work) => database.write(work));
  return {
    flavour: database.flavour,
    get read() {
      refuseWithin(inside);
      return database.read;
    },
    write: async (work) => {
      refuseWithin(inside);
      return database.write(work);
    },
    writeTogether: async (work) => {
      refuseWithin(inside);
      return writeTogether(work);
    },
  };
}

function refuseWithin(inside: AsyncLocalStorage<true>): void {
  if (inside.getStore()) {
    throw new Error("inside a transaction only what it gives may be read and written");
  }
}
