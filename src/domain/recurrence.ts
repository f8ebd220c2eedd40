import { addDays, type Day, dayParts, makeDay, weekday } from "./day.ts";
import { firstMinute, type TimeSpan } from "./time-of-day.ts";
import { type WorkingCalendar, workingDayBy, workingDayFrom } from "./working-days.ts";

/** A minute of a day, where the school is. */
export interface Moment {
  readonly day: Day;
  /** Minutes from midnight. */
  readonly minute: number;
}

/** When something comes: on one day, or again and again at the same minute. */
export type Recurrence =
  | { readonly kind: "once"; readonly day: Day; readonly minute: number }
  | { readonly kind: "working-days"; readonly minute: number }
  /** Monday is 1, Sunday is 7. */
  | { readonly kind: "weekly"; readonly weekdays: readonly number[]; readonly minute: number }
  /** A day that a month lacks is its last one. */
  | { readonly kind: "monthly"; readonly dayOfMonth: number; readonly minute: number }
  /** 29 February is the 28th in a year that lacks it. */
  | {
      readonly kind: "yearly";
      readonly month: number;
      readonly dayOfMonth: number;
      readonly minute: number;
    };

/** One time at which it comes. */
export interface Occurrence extends Moment {
  /** The day that was meant, where it is off and something sent to others comes on another. */
  readonly movedFrom?: Day;
}

/** The hours in which others are written to: only on working days, and only then. */
export type WorkingHours = readonly TimeSpan[];

/** No day by a recurrence is further from the one before it. */
const LONGEST_GAP = 366;
/** What is wanted after the end of the working hours comes so long before it. */
const MINUTES_BEFORE_END = 30;

/**
 * The times after a moment at which something comes, the earliest first.
 *
 * @param hours given for what goes to others: then a day off gives way to the working day before it,
 *   a minute outside the hours to one within, and of several that fall on one day one is left
 */
export function* occurrencesAfter(
  recurrence: Recurrence,
  after: Moment,
  calendar: WorkingCalendar,
  hours?: WorkingHours,
): Generator<Occurrence, undefined> {
  let last = after;
  for (const day of daysFrom(recurrence, after.day, calendar)) {
    const asked = { day, minute: recurrence.minute };
    const occurrence = hours ? moved(asked, { recurrence, after, calendar, hours }) : asked;
    if (!isLater(occurrence, last)) continue;
    last = occurrence;
    yield occurrence;
  }
}

/** Whether one moment comes after another. */
export function isLater(one: Moment, other: Moment): boolean {
  return one.day === other.day ? one.minute > other.minute : one.day > other.day;
}

/** The days from one on that a recurrence names. */
function* daysFrom(
  recurrence: Recurrence,
  first: Day,
  calendar: WorkingCalendar,
): Generator<Day, undefined> {
  if (recurrence.kind === "once") {
    yield recurrence.day;
    return;
  }
  let day = first;
  for (let gap = 0; gap <= LONGEST_GAP; gap++, day = addDays(day, 1)) {
    if (!isNamed(recurrence, day, calendar)) continue;
    yield day;
    gap = 0;
  }
}

function isNamed(
  recurrence: Exclude<Recurrence, { readonly kind: "once" }>,
  day: Day,
  calendar: WorkingCalendar,
): boolean {
  const { year, month } = dayParts(day);
  switch (recurrence.kind) {
    case "working-days":
      return calendar.isWorkingDay(day);
    case "weekly":
      return recurrence.weekdays.includes(weekday(day));
    case "monthly":
      return makeDay(year, month, recurrence.dayOfMonth) === day;
    case "yearly":
      return makeDay(year, recurrence.month, recurrence.dayOfMonth) === day;
  }
}

/** The same within the working hours; what comes once goes to the next working day where the one before is past. */
function moved(
  { day, minute }: Moment,
  {
    recurrence,
    after,
    calendar,
    hours,
  }: {
    readonly recurrence: Recurrence;
    readonly after: Moment;
    readonly calendar: WorkingCalendar;
    readonly hours: WorkingHours;
  },
): Occurrence {
  const within = minuteWithin(hours, minute);
  const before = { day: workingDayBy(calendar, day), minute: within };
  const isPast = recurrence.kind === "once" && !isLater(before, after);
  const worked = isPast ? workingDayFrom(calendar, day, 1) : before.day;
  return { day: worked, minute: within, ...(worked !== day && { movedFrom: day }) };
}

function minuteWithin(hours: WorkingHours, minute: number): number {
  const end = Math.max(...hours.map(({ to }) => to));
  return firstMinute(hours, [], minute) ?? end - MINUTES_BEFORE_END;
}
