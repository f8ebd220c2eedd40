import { AsyncLocalStorage } from "node:async_hooks";
import type { Kept, Store } from "../app/ports.ts";
import type { Access, Database } from "./database.ts";
import { createJournal } from "./journal.ts";
import { createLeases } from "./leases.ts";
import { createLedger } from "./ledger/create-ledger.ts";
import { createRoster } from "./roster/create-roster.ts";
import { settleDoubt } from "./settle-doubt.ts";
import { createThreads } from "./threads.ts";
import type { Vault } from "./vault/vault.ts";

/** Everything that is kept in a database, singly and as one transaction. */
export function keepIn(database: Database, vault: Vault): Omit<Store, "close"> {
  const inside = new AsyncLocalStorage<true>();
  return {
    ...keptIn(refusedWithin(inside, database), vault),
    transaction: async (work, isKept) => {
      refuseWithin(inside);
      const transact = <T>(part: (kept: Kept) => Promise<T>) =>
        inside.run(true, () => asOne(database, vault, part));
      return isKept ? settleDoubt(transact, work, isKept) : transact(work);
    },
  };
}

function keptIn(access: Access, vault: Vault): Kept {
  return {
    roster: createRoster(access, vault),
    ledger: createLedger(access, vault),
    threads: createThreads(access, vault),
    journal: createJournal(access, vault),
    leases: createLeases(access),
  };
}

/**
 * What failed inside a transaction may have been half done, and PostgreSQL would forget all of it
 * without a word. So it undoes the whole, whether or not the work lets it pass.
 */
function asOne<T>(database: Database, vault: Vault, work: (kept: Kept) => Promise<T>): Promise<T> {
  return database.write(async (tables) => {
    const failures: unknown[] = [];
    const access: Access = {
      flavour: database.flavour,
      read: tables,
      write: async (part) => {
        try {
          return await part(tables);
        } catch (error) {
          failures.push(error);
          throw error;
        }
      },
    };
    const result = await work(keptIn(access, vault));
    if (failures.length > 0) throw failures[0];
    return result;
  });
}

/** The database for everybody who is not inside a transaction of the same store. */
function refusedWithin(inside: AsyncLocalStorage<true>, database: Database): Access {
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
  };
}

function refuseWithin(inside: AsyncLocalStorage<true>): void {
  if (inside.getStore()) {
    throw new Error("inside a transaction only what it gives may be read and written");
  }
}
