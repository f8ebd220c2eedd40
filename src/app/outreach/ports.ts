import type { Day } from "../../domain/day.ts";
import type { TimeSpan } from "../../domain/time-of-day.ts";

/** What somebody, or a room, wants of messages that nobody asked for. An empty one wants nothing. */
export interface Preference {
  /** No reminders at all, until that is taken back. */
  readonly isStopped?: true | undefined;
  /** No reminders before this day; on it, what is open is told anew. */
  readonly silentUntil?: Day | undefined;
  /** The first day of that silence, where it has not begun. */
  readonly silentFrom?: Day | undefined;
  /** Times of the day at which none is sent, though others are sent some then. */
  readonly quiet?: readonly TimeSpan[] | undefined;
}

/** Until when somebody is silent on a day, if they are. */
export function silenceOn({ silentFrom, silentUntil }: Preference, day: Day): Day | undefined {
  const isSilent = silentUntil !== undefined && day < silentUntil && (silentFrom ?? day) <= day;
  return isSilent ? silentUntil : undefined;
}

/** Whose preference it is. */
export type Whose =
  | { readonly person: string }
  | { readonly channel: string; readonly room: string };

/** What people and rooms want of messages that nobody asked for. */
export interface Preferences {
  /** An empty one where nothing was said. */
  of(whose: Whose): Promise<Preference>;
  /** By the id of the person; those of whom nothing is known are absent. */
  ofMany(people: readonly string[]): Promise<ReadonlyMap<string, Preference>>;
  /** Takes the place of what was said before. */
  set(whose: Whose, preference: Preference, at: string): Promise<void>;
  /** The ids of those whose silence ends on one of these days, in their order. */
  endingBetween(from: Day, to: Day): Promise<readonly string[]>;
}

/** That somebody is told something, once in its period. */
export interface PlannedReminder {
  /** Names what it is about, and begins with the id of its source. */
  readonly rule: string;
  readonly person: string;
  /** The day, where the school is, from which on it is to be told. */
  readonly period: Day;
  /** The day on which it is sent. */
  readonly day: Day;
  /** The key of the delivery that tells it, perhaps with others. */
  readonly delivery: string;
  /** A hash of what the delivery says. */
  readonly text: string;
}

/** That a day was planned to its end: everybody was looked at. */
export interface PlannedDay {
  readonly day: Day;
  /** The ids of those to whom something may still be told that was held back, in their order. */
  readonly waiting: readonly string[];
}

/** What was planned for whom: of one rule, person and period there is one at most. */
export interface ReminderPlan {
  /** Puts in all that are new; says how many. */
  put(reminders: readonly PlannedReminder[]): Promise<number>;
  /** By person, what is sent on a day or later, the earliest first; people without any are absent. */
  ofMany(
    people: readonly string[],
    since: Day,
  ): Promise<ReadonlyMap<string, readonly PlannedReminder[]>>;
  /** What one delivery tells, in the order of the rules. */
  ofDelivery(key: string): Promise<readonly PlannedReminder[]>;
  /** Takes the place of what was noted of that day before. */
  noteDay(planned: PlannedDay): Promise<void>;
  /** The last day that was planned to its end, of those until this one. */
  lastDay(until: Day): Promise<PlannedDay | undefined>;
}
