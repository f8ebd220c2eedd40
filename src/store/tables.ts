import type { Generated } from "kysely";
import type { OrganisationUnit, Person } from "../app/access/ports.ts";
import type { BroadcastState, LeftOut } from "../app/broadcasts/ports.ts";
import type { DeliveryState, FailureCause } from "../app/delivery/ports.ts";
import type { PlannedReminder } from "../app/outreach/ports.ts";
import type { Day } from "../domain/day.ts";

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
  threads: ThreadRow;
  looks: LookRow;
  misses: MissRow;
  leases: LeaseRow;
  deliveries: DeliveryRow;
  arrivals: ArrivalRow;
  binding_codes: BindingCodeRow;
  binding_failures: { channel: string; account: string; at: string };
  unbound_accounts: { channel: string; account: string };
  rooms: { channel: string; room: string; unit: string };
  files: FileRow;
  arrival_ids: { channel: string; id: string; number: number };
  preferences: PreferenceRow;
  reminders: PlannedReminder;
  /** `waiting` is a list of ids, as JSON. */
  planned_days: { day: Day; waiting: string };
  broadcasts: BroadcastRow;
  broadcast_recipients: BroadcastRecipientRow;
  unit_counts: UnitCountRow;
  standings: StandingRow;
  digest_orders: DigestOrderRow;
  scheduled_reminders: ScheduledReminderRow;
  table_proofs: TableProof & Mac;
}

/** A keyed hash over the other columns, which only this program can make; see the vault. */
export interface Mac {
  readonly mac: string;
}

/**
 * One line of the ledger. `body` lacks the kind, which has its own column, so nothing is kept twice.
 * `hash` is over everything before it, `mac` over the same with the key.
 */
export interface EntryRow extends Mac {
  readonly number: number;
  readonly key: string;
  /** What the entry is about: `teacher` and a teacher's id, or another kind and its id. */
  readonly stream_kind: string;
  readonly stream: string;
  readonly kind: string;
  /** Of the form of the body. */
  readonly version: number;
  readonly body: string;
  readonly by: string;
  readonly at: string;
  readonly via: string;
  readonly previous: string;
  readonly hash: string;
}

/**
 * What a whole table must look like, so that rows removed, added or put back are noticed.
 * For `entries` the count is the number of the last entry, and the sum its hash.
 */
export interface TableProof {
  readonly name: "entries" | "units" | "people" | "accounts" | "looks";
  readonly count: number;
  /** Of the rows' keyed hashes, modulo 2^256, in hexadecimal. */
  readonly sum: string;
  /** How often the table was changed so far. */
  readonly changes: number;
}

export interface UnitRow extends Mac {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationUnit["kind"];
  readonly parent: string | null;
  readonly policy: string | null;
}

/** Its keyed hash covers the person's grants too. */
export interface PersonRow extends Mac {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** The teacher's other facts, as JSON. */
  readonly facts: string;
  /** Sealed; see the vault. */
  readonly national_id: string | null;
  readonly national_id_index: string | null;
  readonly phone: string | null;
  /** A keyed hash; null also where nobody was looked for by phone since it was written. */
  readonly phone_index: string | null;
  /** What they are found by; see `searchForms`. */
  readonly search: string;
}

export interface GrantRow {
  readonly person: string;
  readonly role: Person["grants"][number]["role"];
  readonly unit: string;
}

export interface AccountRow extends Mac {
  readonly channel: string;
  readonly account: string;
  readonly person: string;
  readonly at: string;
}

export interface BindingCodeRow extends Mac {
  /** Keyed, of the code. */
  readonly hash: string;
  readonly person: string;
  readonly expires_at: string;
  /** The channel and the account that used it up, as JSON; null before. Not signed. */
  readonly used_by: string | null;
  readonly used_at: string | null;
}

interface ThreadRow extends Mac {
  readonly person: string;
  readonly place: string;
  readonly state: string;
  readonly at: string;
}

export interface LookRow extends Mac {
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

/** Who has a row to themselves, and until when by the database's clock. */
interface Held {
  readonly holder: string | null;
  readonly held_until: string | null;
}

/** Of a person, or of a room, which has none. */
export interface PreferenceRow extends Mac {
  readonly owner: string;
  readonly person: string | null;
  readonly silent_until: string | null;
  /** As JSON. */
  readonly preference: string;
  readonly at: string;
}

export interface UnitCountRow {
  readonly unit: string;
  readonly day: Day;
  /** Sealed. */
  readonly content: string;
}

/** What it was made from stands beside it, to be compared with what is there now. */
export interface StandingRow {
  readonly person: string;
  /** The keyed hash of the person's row. */
  readonly facts: string;
  readonly policy: string;
  readonly entry: number;
  readonly valid_from: Day;
  readonly valid_until: Day;
  /** The first day on which something that falls due may concern the person; null where nothing does. */
  readonly open_from: Day | null;
  /** Sealed. */
  readonly content: string;
}

export interface ScheduledReminderRow {
  readonly id: string;
  readonly owner: string;
  /** Null once it is over. */
  readonly next_at: string | null;
  /** Null also while it is paused. */
  readonly due_at: string | null;
  /** Sealed. */
  readonly content: string;
}

export interface DigestOrderRow extends Mac {
  readonly owner: string;
  /** Whose it is and when it comes, as JSON. */
  readonly digest: string;
  readonly at: string;
  /** Which was the last, as JSON; null before the first. Not signed. */
  readonly last: string | null;
}

export interface DeliveryRow extends Held {
  readonly key: string;
  readonly kind: string;
  readonly person: string | null;
  readonly channel: string;
  /** The rest of the address, as JSON. */
  readonly address: string;
  /** Sealed; empty once it is settled. */
  readonly content: string;
  readonly due_at: string;
  readonly expires_at: string;
  readonly state: DeliveryState;
  readonly at: string;
  readonly attempts: number;
  readonly doubt_since: string | null;
  readonly message_id: string | null;
  readonly problem: string | null;
  readonly cause: FailureCause | null;
  /** When its failure was reported, or it was found that there is nobody to report it to. */
  readonly reported_at: string | null;
  readonly read_at: string | null;
}

export interface BroadcastRow extends Mac {
  readonly id: string;
  readonly sender: string;
  /** Its text and its audience, as JSON, sealed. */
  readonly content: string;
  readonly state: BroadcastState;
  readonly round: number;
  readonly decided_by: string;
  readonly drafted_at: string;
  readonly at: string;
}

export interface BroadcastRecipientRow {
  readonly broadcast: string;
  readonly person: string;
  /** The key of the last delivery. */
  readonly delivery: string | null;
  readonly left_out: LeftOut | null;
}

export interface FileRow {
  readonly id: string;
  readonly owner: string;
  /** Its name and type, as JSON, sealed. */
  readonly about: string;
  /** Sealed. */
  readonly content: string;
  readonly expires_at: string | null;
}

export interface ArrivalRow extends Held {
  readonly number: Generated<number>;
  readonly channel: string;
  readonly speaker: string;
  /** Sealed; empty once it is handled. */
  readonly content: string;
  readonly at: string;
  readonly state: "waiting" | "done";
  readonly attempts: number;
}
