import type { BindingCodes, Rooms, Roster } from "./access/ports.ts";
import type { AccessLog, UnansweredLog } from "./audit/ports.ts";
import type { Broadcasts } from "./broadcasts/ports.ts";
import type { Inbox, Outbox } from "./delivery/ports.ts";
import type { DigestOrders, UnitCounts } from "./digest/ports.ts";
import type { Files } from "./files/ports.ts";
import type { Log } from "./ledger/ports.ts";
import type { Preferences, ReminderPlan } from "./outreach/ports.ts";
import type { Questionnaires } from "./questionnaires/ports.ts";
import type { Records } from "./records/ports.ts";
import type { ScheduledReminders } from "./scheduled/ports.ts";
import type { Standings } from "./standing/ports.ts";

/** What was being talked about, per person and place, so that follow-ups keep the thread. */
export interface Threads {
  read(person: string, place: string): Promise<unknown>;
  write(person: string, place: string, state: unknown, at: string): Promise<void>;
}

/** Threads that outlast the program. */
export interface StoredThreads extends Threads {
  /** What {@link Threads.read} gives for each place of a person where there is something. */
  all(person: string): Promise<ReadonlyMap<string, unknown>>;
}

/** What only one of all programs on a database may do at a time, and who does it. */
export interface Lease {
  readonly name: string;
  /** A text that no other holder has. */
  readonly holder: string;
  /** How long it lasts unless it is kept, by the clock of the database. */
  readonly seconds: number;
}

/** Leases: each name has one holder at most. One that is not kept ends, so no holder blocks forever. */
export interface Leases {
  /**
   * Takes a lease that nobody has, or whose holder has let it end.
   *
   * @returns nothing where it is taken now; else for how many seconds somebody else has had it
   */
  take(lease: Lease): Promise<{ readonly heldFor: number } | undefined>;
  /**
   * Lets it last from now on for as long again; false where somebody else has it. Within a
   * transaction nobody else can take it before the end.
   */
  keep(lease: Lease): Promise<boolean>;
  /** Gives it back; changes nothing where somebody else has it. */
  release(lease: Lease): Promise<void>;
}

/** Everything that is kept. */
export interface Kept {
  readonly roster: Roster;
  /** Everything that happened. */
  readonly log: Log;
  readonly records: Records;
  readonly threads: StoredThreads;
  readonly accessLog: AccessLog;
  readonly unansweredLog: UnansweredLog;
  readonly leases: Leases;
  readonly bindingCodes: BindingCodes;
  readonly rooms: Rooms;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly questionnaires: Questionnaires;
  readonly preferences: Preferences;
  readonly reminders: ReminderPlan;
  readonly broadcasts: Broadcasts;
  readonly scheduled: ScheduledReminders;
  readonly files: Files;
  readonly unitCounts: UnitCounts;
  readonly digestOrders: DigestOrders;
  readonly standings: Standings;
}

/** Everything kept in one database, opened and closed together. */
export interface Store extends Kept {
  /** The ISO instant by the clock of the database. */
  clock(): Promise<string>;
  /**
   * Does the work as one transaction: all of what it writes is kept, or nothing.
   *
   * One writes at a time, over all processes, so what the work reads through its argument stays
   * true until the end and includes what it has written. Only the argument may be used inside:
   * the store itself refuses there, because it would wait for the end of this transaction. What
   * fails inside undoes everything, also where the work catches it.
   *
   * @param isKept says, where the database fails at the commit, by what is there afterwards whether
   *   that which the work gave back was kept. If it was not, the work is done once more.
   * @throws {Failure} database/in-doubt where it is not known whether it was kept: say just that.
   *   After any other error nothing was kept.
   */
  transaction<T>(
    work: (kept: Kept) => Promise<T>,
    isKept?: (kept: Kept, given: T) => Promise<boolean>,
  ): Promise<T>;
  close(): Promise<void>;
}
