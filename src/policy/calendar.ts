import { z } from "zod";
import type { Day } from "../domain/day.ts";
import {
  type CycleRule,
  cycleOf,
  isMonthDay,
  overlaps,
  type Window,
  type YearRule,
  yearOf,
} from "../domain/window.ts";

const monthDay = z
  .string()
  .refine(isMonthDay, { error: 'write a day of the year in quotes, such as "02-01"' });
const yearNumber = z.number().int().min(1949).max(2199);

/** How the policy cuts time: its year, its school year where a rule needs one, its cycle. */
export const calendarFile = {
  year: z.strictObject({
    starts: monthDay,
    ends: monthDay.optional(),
    first: yearNumber.optional(),
    last: yearNumber.optional(),
    /** Which date of a record decides its year: the first of these that is stated. */
    "dated-by": z
      .array(z.enum(["date", "certificate-date"]))
      .min(1)
      .default(["date"]),
  }),
  "school-year": z.strictObject({ starts: monthDay }).optional(),
  cycle: z
    .strictObject({
      years: z.number().int().min(1).max(20),
      first: yearNumber,
      last: yearNumber.optional(),
    })
    .optional(),
};

type CalendarFile = z.output<z.ZodObject<typeof calendarFile>>;

/** The windows of one policy. A day outside every year lies in no window but perhaps a cycle. */
export interface Calendar {
  readonly yearOf: (day: Day) => Window | undefined;
  readonly schoolYearOf: (day: Day) => Window | undefined;
  readonly cycleOf: (day: Day) => Window | undefined;
  readonly years: YearRule;
  readonly cycles: CycleRule | undefined;
  readonly hasSchoolYears: boolean;
}

/** Remembers the answer for each day: teachers' records share few days. */
function remembering<T>(find: (day: Day) => T): (day: Day) => T {
  const known = new Map<Day, T>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined || known.has(day)) return found as T;
    const fresh = find(day);
    if (known.size > 20_000) known.clear();
    known.set(day, fresh);
    return fresh;
  };
}

/** The same window object for the same label, so that windows can be compared and used as keys. */
function interned(find: (day: Day) => Window | undefined): (day: Day) => Window | undefined {
  const byLabel = new Map<string, Window>();
  return remembering((day) => {
    const found = find(day);
    if (!found) return undefined;
    const first = byLabel.get(found.label);
    if (!first) byLabel.set(found.label, found);
    return first ?? found;
  });
}

export function compileCalendar(file: CalendarFile): Calendar {
  const cycles = file.cycle;
  const years: YearRule = {
    ...file.year,
    first: file.year.first ?? cycles?.first,
    last:
      file.year.last ?? (cycles?.last !== undefined ? cycles.last + cycles.years - 1 : undefined),
  };
  const year = interned((day) => yearOf(years, day));
  const schoolYears = file["school-year"];
  return {
    years,
    cycles,
    hasSchoolYears: schoolYears !== undefined,
    yearOf: year,
    schoolYearOf: schoolYears
      ? interned((day) => (year(day) ? yearOf(schoolYears, day) : undefined))
      : () => undefined,
    cycleOf: cycles ? interned((day) => cycleOf(cycles, years, day)) : () => undefined,
  };
}

/** Every window of a kind that a span of days touches, oldest first. */
export function windowsTouched(
  find: (day: Day) => Window | undefined,
  from: Day,
  to: Day,
  next: (day: Day) => Day,
): Window[] {
  const found: Window[] = [];
  for (let day = from; day <= to; ) {
    const window = find(day);
    if (window && overlaps(window, from, to)) found.push(window);
    day = next(window ? window.to : day);
  }
  return found;
}
