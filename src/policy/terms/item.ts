import type { Day } from "../../domain/day.ts";
import type { Reason } from "../../domain/standing.ts";
import type { Teacher } from "../../domain/teacher.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Window } from "../../domain/window.ts";
import type { PlaceInTime } from "./calendar.ts";
import type { Subject } from "./expression.ts";

/** Where a worth goes: to its year and cycle, only to its cycle, or to a track beside both. */
export type Booking = "year" | "cycle" | "track";

/**
 * One record on its way through the mechanisms. Amounts are whole units of the
 * policy's scale. Each mechanism changes the amounts and says why in `reasons`.
 */
export class ScoredRecord implements Subject {
  readonly id: string;
  readonly record: TrainingRecord;
  readonly teacher: Teacher;
  readonly activity: string;
  /** The completion day, packed: the order in which records keep their credits under a cap. */
  readonly completed: number;
  /** The counting day: the one that decides the year. */
  readonly day: Day;
  /** The same day, packed. */
  readonly on: number;
  /** Where that day lies. */
  readonly place: PlaceInTime;
  /** False for what is pending or lies outside every year: shown, never counted. */
  counts: boolean;
  booked: Booking;
  baskets: readonly string[];
  worth: number;
  inYear: number;
  inCycle: number;
  reasons: Reason[];
  /** The places of the windows it counts in among those of the standing; -1 where there is none. */
  yearAt: number;
  schoolYearAt: number;
  cycleAt: number;

  /**
   * @param activity what the policy reads the record's activity as
   * @param completed the completion day, packed
   * @param day the counting day
   * @param on the counting day, packed
   * @param place where that day lies
   */
  constructor(
    record: TrainingRecord,
    teacher: Teacher,
    activity: string,
    completed: number,
    day: Day,
    on: number,
    place: PlaceInTime,
  ) {
    this.id = record.id;
    this.record = record;
    this.teacher = teacher;
    this.activity = activity;
    this.completed = completed;
    this.day = day;
    this.on = on;
    this.place = place;
    this.counts = place.year !== undefined;
    // Written out, because initialisers beside the declarations run as a second function.
    this.booked = "year";
    this.baskets = NONE;
    this.worth = 0;
    this.inYear = 0;
    this.inCycle = 0;
    this.reasons = NONE;
    this.yearAt = -1;
    this.schoolYearAt = -1;
    this.cycleAt = -1;
  }

  get year(): Window | undefined {
    return this.place.year;
  }

  /** The cycle of its year; a day outside every year counts in no cycle. */
  get cycle(): Window | undefined {
    return this.place.year && this.place.cycle;
  }
}

const NONE: never[] = [];

/** Says one thing more about why an item is worth what it is. */
export function explain(item: ScoredRecord, reason: Reason): void {
  if (item.reasons.length === 0) item.reasons = [reason];
  else item.reasons.push(reason);
}

/** By completion day, then by id compared as plain text: `r10` before `r9`. */
export function byCompletion(a: ScoredRecord, b: ScoredRecord): number {
  if (a.completed !== b.completed) return a.completed - b.completed;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The items in that order, which is mostly how they come. */
export function sortByCompletion(items: readonly ScoredRecord[]): readonly ScoredRecord[] {
  for (let index = 1; index < items.length; index++) {
    const [before, after] = [items[index - 1] as ScoredRecord, items[index] as ScoredRecord];
    if (byCompletion(before, after) > 0) return [...items].sort(byCompletion);
  }
  return items;
}

/** Whether an item takes part in windows of a kind: not if it is pending, nor past where it is booked. */
export function takesPart(item: ScoredRecord, kind: WindowKind): boolean {
  if (!item.counts || item.booked === "track") return false;
  return kind === "cycle" || item.booked === "year";
}

/** The kinds of window that records add up in. */
export type WindowKind = "year" | "school-year" | "cycle";

/** The window of a kind in which an item counts, if it does. */
export function windowOf(item: ScoredRecord, kind: WindowKind): Window | undefined {
  if (!takesPart(item, kind)) return undefined;
  if (kind === "cycle") return item.cycle;
  return kind === "year" ? item.year : item.place.schoolYear;
}

/** The place of that window among those of the standing, or -1. */
export function placeAmong(item: ScoredRecord, kind: WindowKind): number {
  if (kind === "cycle") return item.cycleAt;
  return kind === "year" ? item.yearAt : item.schoolYearAt;
}
