import type { TrainingRecord } from "../../domain/training-record.ts";

/** Who did something, when, and through which message or sheet. */
export interface Provenance {
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
  /** Such as `web`, `terminal`, `sheet:2013.xlsx#7`. */
  readonly via: string;
}

/** What can be written to the ledger. Nothing in it is ever changed; a reversal is a new entry. */
export type NewEntry = Provenance & {
  /** Writing the same key again changes nothing and returns the first entry. */
  readonly key: string;
  readonly teacher: string;
  readonly body:
    | {
        readonly kind: "record.submitted";
        readonly record: TrainingRecord;
        readonly origin: "self" | "sheet";
        /** The number of its certificate, in the form in which numbers are compared. */
        readonly certificate?: string | undefined;
      }
    | { readonly kind: "record.reversed"; readonly record: string; readonly why: string };
};

/** An entry as it stands in the ledger, chained to the one before it. */
export type Entry = NewEntry & {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** SHA-256 over the hash before it and this entry's content. */
  readonly hash: string;
};

/** The entry of a key after appending, and whether this appending wrote it. */
export type Appended = Entry & {
  /** False where the key was known, also from earlier in the same list. */
  readonly isNew: boolean;
};

/** What can be written about the policy of a unit: that somebody chose one, or none, for it. */
export interface NewChoice extends Provenance {
  /** Writing the same key again changes nothing. */
  readonly key: string;
  readonly unit: string;
  /** Null where the unit follows the one above it. */
  readonly policy: string | null;
  /** What the unit had chosen before. */
  readonly before: string | null;
}

/** A choice as it stands in the ledger, in the same chain as all entries. */
export interface Choice extends NewChoice {
  readonly number: number;
  readonly hash: string;
}

/** A record that stands (not reversed), with how it came. */
export interface LedgerRecord {
  readonly record: TrainingRecord;
  readonly origin: "self" | "sheet";
  readonly entry: number;
  readonly at: string;
  readonly certificate?: string | undefined;
}

/** The ledger (台账): append-only, chained, the only truth about what was recorded. */
export interface Ledger {
  /** Appends all or nothing; an entry whose key is known is returned as it was first written. */
  append(entries: readonly NewEntry[]): Promise<readonly Appended[]>;
  recordsOf(teacher: string): Promise<readonly LedgerRecord[]>;
  /** The records of many teachers at once, by teacher id; teachers without records are absent. */
  recordsOfMany(teachers: readonly string[]): Promise<ReadonlyMap<string, readonly LedgerRecord[]>>;
  /**
   * For whom a record with one of these certificates was ever submitted, by certificate. It may no
   * longer stand.
   */
  teachersWithCertificates(
    certificates: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /** All that was ever written about a teacher, the oldest first. */
  entriesOf(teacher: string): Promise<readonly Entry[]>;
  /** Writes down what was chosen for a unit; gives back what is in the ledger for its key. */
  appendChoice(choice: NewChoice): Promise<Choice>;
  /** All that was ever chosen for a unit, the oldest first. */
  choicesOf(unit: string): Promise<readonly Choice[]>;
  /** The entry of a key, whether or not what it records still stands. */
  entry(key: string): Promise<Entry | undefined>;
  /**
   * Checks every row that an answer may be made of, and whether the database has only gone on since
   * it was last seen. Throws `ledger/broken`, `ledger/rolled-back`, `ledger/no-head` or
   * `data/altered` for the first thing that does not fit.
   */
  verify(): Promise<{ entries: number }>;
  /**
   * Takes what is there as what must be there, such as after a backup was restored; says what of it
   * had been changed outside this program. Entries must be whole all the same.
   */
  accept(accepted: { at: string; reason: string }): Promise<{
    entries: number;
    signed: readonly string[];
  }>;
}
