import type { Day } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import type { Matter } from "../outreach/matter.ts";
import type { Whose } from "../outreach/ports.ts";

/** Somebody who falls short, with the line of which most is missing. */
export interface CountedShort
  extends Pick<
    RequirementLine,
    "scope" | "window" | "label" | "to" | "missing" | "counted" | "required" | "article"
  > {
  readonly person: string;
  readonly name: string;
  /** The id of the policy that asks for it. */
  readonly policy: string;
}

/** How many lack something of one kind; a person may lack several. */
export interface Gap {
  readonly policy: string;
  readonly scope: string;
  readonly article: string;
  readonly people: number;
}

/** Something that falls due for people of a unit, with how many of them have not done it. */
export interface CountedDue
  extends Pick<Matter, "kind" | "rule" | "on" | "says" | "facts" | "article"> {
  readonly policy?: string | undefined;
  readonly people: number;
}

/** What a count was made from: it holds for as long as this is the same. */
export interface Basis {
  /** The policy and its version; empty where no policy holds. */
  readonly policy: string;
  /** The last entry of the ledger when it was made. */
  readonly entry: number;
}

/** How the people who work in a unit itself stand on a day. Whoever is counted is in one of the three lists. */
export interface UnitCount {
  readonly unit: string;
  readonly day: Day;
  readonly basis: Basis;
  readonly short: readonly CountedShort[];
  /** The ids of those who lack nothing. */
  readonly done: readonly string[];
  /** The ids of those for whom no policy sets an amount. */
  readonly uncounted: readonly string[];
  /** How many of all of them have no account to send anything to. */
  readonly unreachable: number;
  readonly gaps: readonly Gap[];
  readonly due: readonly CountedDue[];
}

/** What was counted, unit by unit and day by day: digests only add it up. */
export interface UnitCounts {
  /** Takes the place of what was counted in that unit on that day before. */
  put(count: UnitCount): Promise<void>;
  /** What was counted in these units on a day, by unit; units that were not counted are absent. */
  on(units: readonly string[], day: Day): Promise<ReadonlyMap<string, UnitCount>>;
  /** The ids of all units that were counted on a day, without reading what was. */
  countedOn(day: Day): Promise<ReadonlySet<string>>;
  /** Forgets what was counted before a day. */
  forget(before: Day): Promise<void>;
}

/** That somebody, or a room, gets a digest, and when. */
export interface DigestOrder {
  readonly whose: Whose;
  /** Of the day, where the school is. */
  readonly minute: number;
  /** From 1 for Monday; on each working day where there are none. */
  readonly weekdays: readonly number[];
  readonly language: "zh-CN" | "en";
  /** The id of the person who asked for it. */
  readonly by: string;
}

/** The last digest that was put in for somebody. */
export interface LastDigest {
  readonly day: Day;
  /** The ISO instant at which it was put in. */
  readonly at: string;
  /** The ids of the units that it is about, the topmost ones alone. */
  readonly units: readonly string[];
}

export interface StoredOrder extends DigestOrder {
  /** The ISO instant at which it was asked for, or changed last. */
  readonly at: string;
  readonly last?: LastDigest;
}

/** Who gets digests, and which they got last. */
export interface DigestOrders {
  of(whose: Whose): Promise<StoredOrder | undefined>;
  /** Takes the place of what was asked for before; which digest was the last stays known. */
  set(order: DigestOrder, at: string): Promise<void>;
  /** False where there was none. */
  cancel(whose: Whose): Promise<boolean>;
  /** All, in an order that stays the same. */
  all(): Promise<readonly StoredOrder[]>;
  /** Changes nothing where there is no order any more. */
  noteLast(whose: Whose, last: LastDigest): Promise<void>;
}
