/** Who did something, when, and through which message or sheet. */
export interface Provenance {
  readonly by: string;
  /** An ISO instant. */
  readonly at: string;
  /** Such as `web`, `terminal`, `sheet:2013.xlsx#7`. */
  readonly via: string;
}

/** What entries are about, such as one teacher or one unit. */
export interface Stream {
  readonly kind: string;
  readonly id: string;
}

/**
 * What can be written to the ledger, made by its {@link EntryKind}. Nothing in it is ever changed;
 * what takes it back is a new entry.
 */
export interface NewEntry<Body = unknown> extends Provenance {
  /** Writing the same key again changes nothing and returns the first entry. */
  readonly key: string;
  readonly stream: Stream;
  readonly kind: string;
  /** Of the form in which the body is written. */
  readonly version: number;
  readonly body: Body;
}

/** An entry as it stands in the ledger, chained to the one before it. */
export interface Entry<Body = unknown> extends NewEntry<Body> {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  /** SHA-256 over the hash before it and this entry's content. */
  readonly hash: string;
  /**
   * Whether the body was parsed as its kind says, and brought to today's form. A newer program may
   * have written kinds that this one does not know: their bodies are given as they are stored, and
   * no {@link EntryKind} takes them as its own.
   */
  readonly isKnown: boolean;
}

/** The entry of a key after appending, and whether this appending wrote it. */
export type Appended = Entry & {
  /** False where the key was known, also from earlier in the same list. */
  readonly isNew: boolean;
};

/**
 * The ledger (台账): append-only, chained, the only truth about what happened.
 *
 * What stands after all entries is not asked here: each feature has a port of its own for that.
 * Everything here throws `ledger/unreadable` for an entry that does not fit its kind and version.
 */
export interface Log {
  /** Appends all or nothing; an entry whose key is known is returned as it was first written. */
  append(entries: readonly NewEntry[]): Promise<readonly Appended[]>;
  /** The entry of a key, whether or not what it says still stands. */
  entry(key: string): Promise<Entry | undefined>;
  /** All that was ever written about something, the oldest first. */
  entriesOf(stream: Stream): Promise<readonly Entry[]>;
  /**
   * Checks every row that an answer may be made of, and whether the database has only gone on since
   * it was last seen. Throws `ledger/broken`, `ledger/rolled-back`, `ledger/no-head` or
   * `data/altered` for the first thing that does not fit.
   */
  verify(): Promise<{ entries: number }>;
  /**
   * Checks the last entries and that the ledger ends where it must, which takes as long for any
   * ledger. Throws as {@link Log.verify} does.
   */
  verifyEnd(): Promise<{ entries: number }>;
  /**
   * Takes what is there as what must be there, such as after a backup was restored; says what of it
   * had been changed outside this program. Entries must be whole all the same.
   */
  accept(accepted: { at: string; reason: string }): Promise<{
    entries: number;
    signed: readonly string[];
  }>;
}
