import type { Kysely, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** Which of the two databases: where their SQL differs, this decides. */
export type Dialect = "sqlite" | "postgres";

/** A database that can be read and written, or the part that one transaction has in it. */
export interface Access {
  readonly flavour: Dialect;
  /** Sees what is committed, never what a running `write` has done so far. */
  readonly read: Kysely<Tables>;
  /**
   * Does the work as one transaction, all or nothing.
   *
   * One at a time, over all processes: on SQLite by its write lock, on PostgreSQL by
   * an advisory lock. So what the work reads through its argument stays true until it ends.
   *
   * @throws {Failure} database/in-doubt where the database failed at the commit
   */
  write<T>(work: (tables: Transaction<Tables>) => Promise<T>): Promise<T>;
}

/** What the parts of the store are given. */
export interface SharedAccess extends Access {
  /**
   * Does the work as `write` does, in one transaction with what others write at the same moment.
   * Twice must come to the same as once.
   */
  writeTogether(work: (tables: Transaction<Tables>) => Promise<unknown>): Promise<void>;
}

/**
 * An open database, read and written apart.
 *
 * Never call `write` from inside `write`: it waits for itself.
 */
export interface Database extends Access {
  /** Waits for what has begun. Asking for anything afterwards fails. */
  close(): Promise<void>;
}
