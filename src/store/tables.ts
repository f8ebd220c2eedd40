import type { Generated } from "kysely";
import type { Entry, OrganisationUnit, Person } from "../app/ports.ts";

/**
 * The tables as they are stored, the same on SQLite and PostgreSQL.
 *
 * Only text and 32-bit whole numbers occur, because those are what both databases
 * and both drivers give back exactly as they took them. Instants are ISO text,
 * structures are JSON text, hashes are hexadecimal.
 */
export interface Tables {
  entries: EntryRow;
  units: UnitRow;
  people: PersonRow;
  grants: GrantRow;
  accounts: AccountRow;
  key_check: { id: number; value: string };
  threads: { person: string; place: string; state: string; at: string };
  looks: LookRow;
  misses: MissRow;
  leases: LeaseRow;
}

/** One line of the ledger. `body` lacks the kind, which has its own column, so nothing is kept twice. */
export interface EntryRow {
  readonly number: number;
  readonly key: string;
  readonly teacher: string;
  readonly kind: Entry["body"]["kind"];
  readonly body: string;
  readonly by: string;
  readonly at: string;
  readonly via: string;
  readonly previous: string;
  readonly hash: string;
}

export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationUnit["kind"];
  readonly parent: string | null;
  readonly policy: string | null;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The teacher's other facts, as JSON. */
  readonly facts: string;
  /** Sealed; see the vault. */
  readonly national_id: string | null;
  readonly national_id_index: string | null;
  readonly phone: string | null;
}

export interface GrantRow {
  readonly person: string;
  readonly role: Person["grants"][number]["role"];
  readonly unit: string;
}

interface AccountRow {
  readonly channel: string;
  readonly account: string;
  readonly person: string;
  readonly at: string;
}

interface LookRow {
  readonly number: Generated<number>;
  readonly by: string;
  readonly at: string;
  readonly whom: string;
  readonly why: string;
}

interface MissRow {
  readonly number: Generated<number>;
  readonly text: string;
  readonly at: string;
  readonly guesses: string;
}

interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly since: string;
  /** When it was last kept. */
  readonly kept: string;
  readonly seconds: number;
}
