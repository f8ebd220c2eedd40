import { addDays, type Day, weekday } from "../../domain/day.ts";
import type { TimeSpan } from "../../domain/time-of-day.ts";
import type { WorkingCalendar } from "../../domain/working-days.ts";
import type { DigestOrder } from "./ports.ts";

/** A digest may be asked for at any time in it, and one that is late is sent until its end. */
export const DIGEST_HOURS: TimeSpan = { from: 6 * 60, to: 22 * 60 };

type When = Pick<DigestOrder, "weekdays">;

/**
 * Whether there is a digest on a day: on working days alone. One that is asked for on a weekday comes
 * on the next working day where that one is off.
 */
export function isDigestDay(calendar: WorkingCalendar, { weekdays }: When, day: Day): boolean {
  if (!calendar.isWorkingDay(day)) return false;
  if (weekdays.length === 0 || weekdays.includes(weekday(day))) return true;
  for (
    let before = addDays(day, -1);
    !calendar.isWorkingDay(before);
    before = addDays(before, -1)
  ) {
    if (weekdays.includes(weekday(before))) return true;
  }
  return false;
}

/** The days after one and before another on which there should have been a digest. */
export function digestDaysBetween(
  calendar: WorkingCalendar,
  when: When,
  after: Day,
  before: Day,
): readonly Day[] {
  const days: Day[] = [];
  for (let day = addDays(after, 1); day < before; day = addDays(day, 1)) {
    if (isDigestDay(calendar, when, day)) days.push(day);
  }
  return days;
}
