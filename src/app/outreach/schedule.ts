import { addDays, type Day, dayNumber } from "../../domain/day.ts";
import { type WorkingCalendar, workingDayBy, workingDayFrom } from "../../domain/working-days.ts";
import type { DueDays, Source } from "./matter.ts";

/** What could not be sent on its day is sent for so many days afterwards; then it is too old. */
export const CATCH_UP_DAYS = 3;

/** No holiday is longer. */
const LONGEST_HOLIDAY = 15;

/** A time at which something is sent before it falls due, or after. */
interface Stage {
  /** The day by the schedule: it names the period, whatever day it is sent on. */
  readonly period: Day;
  /** The working day on which it is sent. */
  readonly sendsOn: Day;
  readonly isAfter: boolean;
}

function stagesOf(calendar: WorkingCalendar, { schedule }: Pick<Source, "schedule">, on: Day) {
  return schedule.map((offset): Stage => {
    const period = addDays(on, offset);
    const isAfter = offset > 0;
    const sendsOn = isAfter ? workingDayFrom(calendar, period, 1) : workingDayBy(calendar, period);
    return { period, sendsOn, isAfter };
  });
}

/** The stage of something that is sent on a day, where one is: the latest that is not too old. */
export function stageOn(
  calendar: WorkingCalendar,
  source: Pick<Source, "schedule">,
  on: Day,
  day: Day,
): Stage | undefined {
  const last = stagesOf(calendar, source, on).findLast(({ sendsOn }) => sendsOn <= day);
  if (!last || dayNumber(day) - dayNumber(last.sendsOn) > CATCH_UP_DAYS) return undefined;
  return last.isAfter || day <= on ? last : undefined;
}

/** Where a day off has a stage, the working day on which that is sent instead. */
export function stageMovedFrom(
  calendar: WorkingCalendar,
  source: Pick<Source, "schedule">,
  on: Day,
  day: Day,
): Stage | undefined {
  return stagesOf(calendar, source, on).find(
    ({ period, sendsOn }) => period === day && sendsOn !== day,
  );
}

type Staging = typeof stageOn | typeof stageMovedFrom;

/** The days on which something falls due that has a stage on a day; nothing where there is none. */
export function dueDaysOn(
  calendar: WorkingCalendar,
  source: Pick<Source, "schedule">,
  day: Day,
  staging: Staging = stageOn,
): DueDays | undefined {
  const { schedule } = source;
  const last = Math.max(0, ...schedule) + CATCH_UP_DAYS + LONGEST_HOLIDAY;
  const first = Math.min(0, ...schedule) - LONGEST_HOLIDAY;
  const days = new Set<Day>();
  for (let on = addDays(day, -last); on <= addDays(day, -first); on = addDays(on, 1)) {
    if (staging(calendar, source, on, day)) days.add(on);
  }
  return spanOf([...days]);
}

/** Every day on which something falls due of which a day lies between the first stage and the last. */
export function dueDaysAround({ schedule }: Pick<Source, "schedule">, day: Day): DueDays {
  const from = addDays(day, -Math.max(0, ...schedule));
  const to = addDays(day, -Math.min(0, ...schedule));
  return { from, to, has: (on) => from <= on && on <= to };
}

/**
 * Every day on which something falls due that may be sent on a day, also where days off have moved
 * it: the first stage before a weekend comes earlier than the schedule says.
 */
export function dueDaysSentOn({ schedule }: Pick<Source, "schedule">, day: Day): DueDays {
  const last = Math.max(0, ...schedule) + CATCH_UP_DAYS + LONGEST_HOLIDAY;
  const first = Math.min(0, ...schedule) - LONGEST_HOLIDAY;
  const [from, to] = [addDays(day, -last), addDays(day, -first)];
  return { from, to, has: (on) => from <= on && on <= to };
}

function spanOf(days: readonly Day[]): DueDays | undefined {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const all = new Set(days);
  return { from, to, has: (day) => all.has(day) };
}
