import type { Teacher } from "../../domain/teacher.ts";

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

/** An account of a channel, and the id of the person who speaks through it. */
export interface BoundAccount {
  readonly channel: string;
  readonly account: string;
  readonly person: string;
  /** The ISO instant at which it was bound. */
  readonly at: string;
}

/** An account that used a code up, and the ISO instant at which it did. */
export interface CodeUse {
  readonly channel: string;
  readonly account: string;
  readonly at: string;
}

/** One-time codes by which somebody binds their own account. Only a keyed hash of each is kept. */
export interface BindingCodes {
  /** Keeps a code in place of those that the person had before. */
  put(code: string, whose: { readonly person: string; readonly expiresAt: string }): Promise<void>;
  /**
   * Uses a code up: whose it was, and until when it was good; nothing for one that is not known. One
   * that an account used is known until its person gets another, and says by whom it was used.
   *
   * @param use without it the code is not known any more at all
   */
  take(
    code: string,
    use?: CodeUse,
  ): Promise<
    { readonly person: string; readonly expiresAt: string; readonly used?: CodeUse } | undefined
  >;
  /** Notes that an account gave a code that is not good. */
  noteFailure(channel: string, account: string, at: string): Promise<void>;
  /** How many an account gave since an instant. */
  failuresSince(channel: string, account: string, since: string): Promise<number>;
}

/** What group chats on channels belong to which unit. */
export interface Rooms {
  /** The id of the unit that a room belongs to. */
  unitOf(channel: string, room: string): Promise<string | undefined>;
  /** Says which unit a room belongs to; none any more without one. */
  setUnit(channel: string, room: string, unit: string | undefined): Promise<void>;
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
  /** The only person who has this phone number, found through a keyed hash. */
  personByPhone(phone: string): Promise<Person | undefined>;
  /** Everybody who has a role at exactly one of these units, in the order of their ids. */
  peopleWithRoleAt(units: readonly string[]): Promise<readonly Person[]>;
  /** The person bound to a channel account such as `lark` / `ou_…`. */
  personByAccount(channel: string, account: string): Promise<Person | undefined>;
  bindAccount(channel: string, account: string, person: string, at: string): Promise<void>;
  /** False where the account was bound to nobody. */
  unbindAccount(channel: string, account: string): Promise<boolean>;
  /** Whether the account was bound and is not any more: then nobody wants it recognised again. */
  wasUnbound(channel: string, account: string): Promise<boolean>;
  /** Every bound account, by channel and account; of one person, where one is named. */
  accounts(person?: string): Promise<readonly BoundAccount[]>;
  /** The accounts of these people, by person; those who have none are absent. */
  accountsOf(people: readonly string[]): Promise<ReadonlyMap<string, readonly BoundAccount[]>>;
  /** Everybody of exactly that name, in the order of their ids. */
  peopleNamed(name: string): Promise<readonly Person[]>;
  /** Everybody at and below a unit, in the order of their ids. */
  peopleWithin(unit: string): Promise<readonly Person[]>;
  /** How many {@link Roster.peopleWithin} gives, without reading them. */
  countWithin(unit: string): Promise<number>;
  /**
   * A page of those who work in one of these units itself, by unit and id, after the last of the
   * page before. It opens no identity and phone numbers: they are absent.
   */
  peopleIn(
    units: readonly string[],
    page: { readonly after?: Person | undefined; readonly limit: number },
  ): Promise<readonly Person[]>;
  /** How many people work in each unit itself; units where nobody does are absent. */
  headcounts(): Promise<ReadonlyMap<string, number>>;
  /** Everybody who may do more than a teacher, in the order of their ids; without numbers. */
  peopleWithRoles(): Promise<readonly Person[]>;
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
