import type { Teacher } from "../domain/teacher.ts";
import type { TrainingRecord } from "../domain/training-record.ts";

/**
 * What the use cases need from outside. Each port has one contract suite under
 * `test/contracts/`, run on every implementation.
 */

export const UNIT_KINDS = ["province", "city", "county", "school", "group"] as const;

/** A place in the organisation tree. A policy set here holds for everything below that sets none. */
export interface OrganisationUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: (typeof UNIT_KINDS)[number];
  readonly parent?: string | undefined;
  readonly policy?: string | undefined;
}

export const ROLES = [
  "teacher",
  "group-leader",
  "reviewer",
  "admin",
  "coordinator",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];

/** Somebody in the roster: a teacher's facts, where they work, and what else they may do. */
export interface Person {
  readonly teacher: Teacher & { readonly name: string };
  /** The smallest unit they belong to: a group where one is known, else the school. */
  readonly unit: string;
  /** Beyond `teacher`: each reaches everything at and below its unit. */
  readonly grants: readonly { readonly role: Exclude<Role, "teacher">; readonly unit: string }[];
  /** Encrypted at rest; here in clear, so mask before showing. */
  readonly nationalId?: string | undefined;
  readonly phone?: string | undefined;
}

/** Somebody as a list shows them: no facts, and no numbers but the staff number. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly unit: OrganisationUnit;
  /** What stands above their unit. */
  readonly above?: Pick<OrganisationUnit, "id" | "name">;
  readonly grants: Person["grants"];
}

/** Where a page of people ends, to go on from. */
export interface PeopleCursor {
  readonly rank: number;
  readonly id: string;
}

/** Whom to look for among everybody. */
export interface PeopleSearch {
  /**
   * Words that all have to fit: each begins a name, a given name, pinyin, initials or a staff
   * number, or stands in the name of a group or school. Everybody fits where there are none.
   */
  readonly text?: string | undefined;
  /** Only those who work in this school itself or in one of its groups. */
  readonly school?: string | undefined;
  readonly after?: PeopleCursor | undefined;
  readonly limit: number;
}

/** Some of the people who fit a search; those whom a word means exactly come first. */
export interface PeoplePage {
  readonly people: readonly ListedPerson[];
  /** Absent on the last page. */
  readonly next?: PeopleCursor;
}

/** The roster and the organisation tree. */
export interface Roster {
  /** Adds or changes people and units as one transaction; says how many of each really changed. */
  put(change: { units: readonly OrganisationUnit[]; people: readonly Person[] }): Promise<{
    units: number;
    people: number;
  }>;
  person(id: string): Promise<Person | undefined>;
  /** Those of these ids who are in the roster, by id. */
  people(ids: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /**
   * The people whose national id numbers these are, by the number as it is given, found through a
   * keyed hash. A number that two people have finds neither.
   */
  peopleByNationalId(nationalIds: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** The person bound to a channel account such as `lark` / `ou_…`. */
  personByAccount(channel: string, account: string): Promise<Person | undefined>;
  bindAccount(channel: string, account: string, person: string, at: string): Promise<void>;
  /** Everybody of exactly that name, in the order of their ids. */
  peopleNamed(name: string): Promise<readonly Person[]>;
  /** Everybody at and below a unit, in the order of their ids. */
  peopleWithin(unit: string): Promise<readonly Person[]>;
  searchPeople(search: PeopleSearch): Promise<PeoplePage>;
  listedPerson(id: string): Promise<ListedPerson | undefined>;
  /** How many work in a school itself or in one of its groups. */
  headcount(school: string): Promise<number>;
  unit(id: string): Promise<OrganisationUnit | undefined>;
  /** A unit and everything above it, the nearest first. */
  unitsAbove(id: string): Promise<readonly OrganisationUnit[]>;
  units(): Promise<readonly OrganisationUnit[]>;
  /** What the unit chooses itself; none where it follows the one above it. */
  setPolicy(unit: string, policy: string | undefined): Promise<void>;
  isEmpty(): Promise<boolean>;
}

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

/** Kept for those who look after the assistant. */
export interface Journal {
  /** Somebody looked at another person's figures. */
  noteLook(look: { by: string; at: string; whom: string; why: string }): Promise<void>;
  looks(): Promise<readonly { by: string; at: string; whom: string; why: string }[]>;
  /** A sentence nobody understood; digits and names already masked. */
  noteUnanswered(miss: { text: string; at: string; guesses: readonly string[] }): Promise<void>;
  unanswered(): Promise<readonly { text: string; at: string; guesses: readonly string[] }[]>;
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
  readonly ledger: Ledger;
  readonly threads: StoredThreads;
  readonly journal: Journal;
  readonly leases: Leases;
}

/** Everything kept in one database, opened and closed together. */
export interface Store extends Kept {
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

/** A sheet as rows of text under headings; row numbers as the user sees them. */
export interface Sheet {
  readonly file: string;
  /** What the workbook calls this sheet, where it has others. */
  readonly name?: string;
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: Readonly<Record<string, string>>;
    /** Headings under which a merged cell leaves this row empty, though it seems to cover it. */
    readonly merged?: readonly string[];
    /** Headings under which this row holds a number of so many digits that it should be text. */
    readonly longNumbers?: readonly string[];
    /** Headings under which a formula stands here that the file holds no result of. */
    readonly uncomputed?: readonly string[];
    /** Headings under which the text of this row is crossed out. */
    readonly struck?: readonly string[];
    /** The row is hidden, by hand or by a filter. */
    readonly hidden?: true;
  }[];
  /** The other visible sheets of the workbook that have rows. */
  readonly others?: readonly Sheet[];
}
