import type { Occurrence, Recurrence } from "../../domain/recurrence.ts";
import type { Audience } from "../audience/audience.ts";

/** The next time at which a reminder comes. */
export interface NextTime extends Occurrence {
  /** The same as an ISO instant. */
  readonly at: string;
}

/** To whom a reminder goes that is for others: who fits is found when it is sent. */
export interface ReminderAudience {
  readonly rule: Audience;
  /** As whoever set it called them; sealed at rest. */
  readonly said: string;
}

/** A reminder that somebody set in their own words. */
export interface ScheduledReminder {
  readonly id: string;
  /** The id of whoever set it. */
  readonly owner: string;
  /** What it says; sealed at rest. */
  readonly text: string;
  /** What it was set in. */
  readonly language: "zh-CN" | "en";
  readonly recurrence: Recurrence;
  /** Without it, it is for whoever set it. */
  readonly audience?: ReminderAudience | undefined;
  readonly isPaused: boolean;
  /** The ISO instant at which it was set. */
  readonly setAt: string;
  /** Absent once it is over. */
  readonly next?: NextTime;
}

/** The reminders that people set, until they delete them or are over for a while. */
export interface ScheduledReminders {
  /** Takes the place of the one of the same id. */
  put(reminder: ScheduledReminder): Promise<void>;
  find(id: string): Promise<ScheduledReminder | undefined>;
  /** Those of a person that are not over, the earliest next time first. */
  openOf(owner: string): Promise<readonly ScheduledReminder[]>;
  /** Those of everybody that are not over, the same way. */
  open(): Promise<readonly ScheduledReminder[]>;
  /** The ids of those that are not paused and due by an instant, the longest due first. */
  due(now: string, limit: number): Promise<readonly string[]>;
  remove(id: string): Promise<void>;
  /** Removes those that are over and of which the outbox knows nothing any more. */
  forgetOver(): Promise<void>;
}
