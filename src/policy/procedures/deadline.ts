import { addDays, type Day, dayParts, isDay, laterDay, makeDay } from "../../domain/day.ts";
import { type WorkingCalendar, workingDayFrom, yearsNotKnown } from "../../domain/working-days.ts";
import { inForce } from "../terms/amount.ts";
import type { CalendarDay, DeadlineFile, FromEvent } from "./deadline-file.ts";

/** A deadline on one of its days. */
export interface Due {
  readonly deadline: DeadlineFile;
  readonly on: Day;
}

function dayIn(year: number, day: CalendarDay): Day | undefined {
  if (typeof day !== "string") return makeDay(year, day.lastMonth, 31);
  if (isDay(day)) return day.startsWith(String(year).padStart(4, "0")) ? day : undefined;
  return makeDay(year, Number(day.slice(0, 2)), Number(day.slice(3)));
}

/** The day of one deadline in one calendar year, by the text in force on that day. */
function dueIn(year: number, { on }: DeadlineFile): Day | undefined {
  for (const { value } of on?.steps ?? []) {
    const day = dayIn(year, value);
    if (day && on && inForce(on, day) === value) return day;
  }
  return undefined;
}

/** Every day of the calendar on which something is due in a span of days, earliest first. */
export function dueBetween(deadlines: readonly DeadlineFile[], from: Day, to: Day): Due[] {
  const [first, last] = [dayParts(from).year, dayParts(to).year];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return deadlines
    .flatMap((deadline) =>
      years.flatMap((year) => {
        const on = dueIn(year, deadline);
        return on && from <= on && on <= to ? [{ deadline, on }] : [];
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** A deadline that is counted from an event. */
export interface DueFromEvent {
  readonly on: Day;
  /** What it would be if the day of the event were counted the other way; only for working days. */
  readonly otherwise?: Day;
  /** Years whose holidays are not known, of either day; there only fixed ones could be left out. */
  readonly unknownYears: readonly number[];
}

function nthWorkingDay(calendar: WorkingCalendar, event: Day, count: number, within: FromEvent) {
  const start = within["first-day"] === "counts" ? event : addDays(event, 1);
  return workingDayFrom(calendar, start, count);
}

function workingDaysBefore(calendar: WorkingCalendar, event: Day, count: number): Day {
  let day = event;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Counts plain days and weeks; the day of the event is one of them only where the rule says so. */
function plainDay(event: Day, within: FromEvent): Day {
  const days = (within.days ?? 0) + (within.weeks ?? 0) * 7;
  const first = within["first-day"] === "counts" ? 1 : 0;
  return within.before ? addDays(event, first - days) : addDays(event, days - first);
}

/** When something is due that is counted from the day of an event. */
export function dueFrom(within: FromEvent, event: Day, calendar: WorkingCalendar): DueFromEvent {
  const count = within["working-days"];
  if (count === undefined) return { on: plainDay(event, within), unknownYears: [] };
  if (within.before) {
    const on = workingDaysBefore(calendar, event, count);
    return { on, unknownYears: yearsNotKnown(calendar, on, event) };
  }
  const on = nthWorkingDay(calendar, event, count, within);
  const other = within["first-day"] === "counts" ? "does-not-count" : "counts";
  const otherwise = nthWorkingDay(calendar, event, count, { ...within, "first-day": other });
  const unknownYears = yearsNotKnown(calendar, event, laterDay(on, otherwise));
  return { on, ...(otherwise !== on && { otherwise }), unknownYears };
}

/** How long something takes from its event: one of the three. */
export function countOf({ days, weeks, "working-days": workingDays }: FromEvent) {
  return { days, weeks, workingDays };
}
