import type { Day } from "../domain/day.ts";
import type { Reason } from "../domain/standing.ts";
import type { Window } from "../domain/window.ts";
import type { Subject } from "./compile-condition.ts";

/** Where a worth goes: to its year and cycle, only to its cycle, or to a track beside both. */
export type Booking = "year" | "cycle" | "track";

/**
 * One record on its way through the mechanisms. Amounts are whole units of the
 * policy's scale. Each mechanism changes the amounts and says why in `reasons`.
 */
export interface Item extends Subject {
  readonly id: string;
  /** The completion day as a number: the order in which records keep their credits under a cap. */
  readonly completed: number;
  /** The counting day: the one that decides the year. */
  readonly day: Day;
  readonly year: Window | undefined;
  readonly schoolYear: Window | undefined;
  readonly cycle: Window | undefined;
  /** False for what is pending or lies outside every year: shown, never counted. */
  counts: boolean;
  booked: Booking;
  baskets: readonly string[];
  worth: number;
  inYear: number;
  inCycle: number;
  readonly reasons: Reason[];
}

/** By completion day, then by id compared as plain text: `r10` before `r9`. */
export function inOrder(a: Item, b: Item): number {
  if (a.completed !== b.completed) return a.completed - b.completed;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The window of a kind in which an item counts, if it does. */
export function windowOf(item: Item, kind: "year" | "school-year" | "cycle"): Window | undefined {
  if (!item.counts || item.booked === "track") return undefined;
  if (kind === "cycle") return item.cycle;
  if (item.booked === "cycle") return undefined;
  return kind === "year" ? item.year : item.schoolYear;
}
