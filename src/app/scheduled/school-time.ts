import { type Moment, type Occurrence, occurrencesAfter } from "../../domain/recurrence.ts";
import type { Broadcasting } from "../broadcasts/broadcasting.ts";
import type { NextTime, ScheduledReminder } from "./ports.ts";

/** Days, minutes and instants where the school is, and when its people are written to. */
export type SchoolTime = Pick<Broadcasting, "rules" | "instantAt" | "wallTime">;

/** The next times of a reminder after a moment: so many at most. */
export function nextTimes(
  { recurrence, audience }: Pick<ScheduledReminder, "recurrence" | "audience">,
  after: Moment,
  { rules }: Pick<SchoolTime, "rules">,
  count: number,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const hours = audience ? rules.hours : undefined;
  for (const each of occurrencesAfter(recurrence, after, rules.calendar, hours)) {
    found.push(each);
    if (found.length === count) break;
  }
  return found;
}

/** A reminder with its next time after a moment, or as one that is over. */
export function withNext(
  { next: _, ...reminder }: ScheduledReminder,
  after: Moment,
  time: SchoolTime,
): ScheduledReminder {
  const [first] = nextTimes(reminder, after, time, 1);
  if (!first) return reminder;
  const next: NextTime = { ...first, at: time.instantAt(first.day, first.minute) };
  return { ...reminder, next };
}
