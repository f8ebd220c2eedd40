import type { Day } from "../../domain/day.ts";
import type { Person } from "../access/ports.ts";
import type { Outline } from "./outline.ts";

/** The outline of somebody's standing, with all that it was made from. */
export interface KeptStanding {
  readonly person: string;
  /** Names the facts of the person in the roster; see {@link Sketched}. */
  readonly facts: string;
  /** Names the policy in its version, and the program that applied it. */
  readonly policy: string;
  /** The last entry of the ledger before the records were read. */
  readonly entry: number;
  /** The days on which it is so, if nothing changes. */
  readonly from: Day;
  readonly until: Day;
  readonly outline: Outline;
}

/** Somebody in the roster, with the outline of their standing where one is kept that is right. */
export interface Sketched {
  /** Without identity and phone numbers. */
  readonly person: Person;
  /** A text that is another one as soon as anything about them changes in the roster. */
  readonly facts: string;
  readonly outline?: Outline;
}

/** Under which policy, as {@link KeptStanding} names it, and on which day an outline must be right. */
export interface RightFor {
  readonly policy: string;
  readonly day: Day;
}

/**
 * Outlines of standings, so that not everybody's records are weighed each time. They can be thrown
 * away at any time. One is right, and only then given, while the person is in the roster as they
 * were, nothing was written in the ledger about them since, and the policy is the one asked about.
 */
export interface Standings {
  /** Takes the place of what was kept of these people. */
  put(standings: readonly KeptStanding[]): Promise<void>;
  /**
   * A page of those who work in one of these units itself, by unit and id, after the last of the
   * page before; the last page is shorter than the limit.
   *
   * @param only `unknown` leaves out everybody of whom one is kept that is right; `openBy` leaves out
   *   whoever has no role, if by such an outline nothing is open that falls due until then
   */
  page(
    units: readonly string[],
    which: RightFor & {
      readonly only?: "unknown" | { readonly openBy: Day } | undefined;
      readonly after?: Person | undefined;
      readonly limit: number;
    },
  ): Promise<readonly Sketched[]>;
  /** The outlines of these people, by person, where one is kept that is right. */
  of(people: readonly string[], right: RightFor): Promise<ReadonlyMap<string, Outline>>;
  /** Those of these units in which somebody works of whom no outline is kept that is right. */
  unitsToWeigh(units: readonly string[], right: RightFor): Promise<readonly string[]>;
}
