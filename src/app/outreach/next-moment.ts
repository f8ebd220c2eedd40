import { addDays } from "../../domain/day.ts";
import type { Moment } from "../../domain/recurrence.ts";
import { firstMinute } from "../../domain/time-of-day.ts";
import { workingDayFrom } from "../../domain/working-days.ts";
import type { SendingRules } from "./decide.ts";

/** The first moment from now on at which something is sent; nothing where none is at any time. */
export function nextMoment(
  { calendar, hours }: Pick<SendingRules, "calendar" | "hours">,
  quiet: SendingRules["hours"],
  { day, minute }: Moment,
): Moment | undefined {
  const today = calendar.isWorkingDay(day) ? firstMinute(hours, quiet, minute) : undefined;
  if (today !== undefined) return { day, minute: today };
  const first = firstMinute(hours, quiet, 0);
  const next = workingDayFrom(calendar, addDays(day, 1), 1);
  return first === undefined ? undefined : { day: next, minute: first };
}
