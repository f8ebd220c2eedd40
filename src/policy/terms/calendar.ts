import { z } from "zod";
import { addDays, type Day, packedDay } from "../../domain/day.ts";
import { cycleOf, isMonthDay, type Window, type YearRule, yearOf } from "../../domain/window.ts";
import { cite } from "./text.ts";

const MONTH_DAY = 'write a day of the year in quotes, such as "02-01"';
const monthDay = z.string(MONTH_DAY).refine(isMonthDay, MONTH_DAY);
const YEAR = "write a year from 1949 to 2199, such as 2026";
const yearNumber = z.number(YEAR).int(YEAR).min(1949, YEAR).max(2199, YEAR);

const yearFile = z.strictObject({
  starts: monthDay,
  ends: monthDay.optional(),
  cite,
  first: yearNumber.optional(),
  last: yearNumber.optional(),
  /** Which date of a record decides its year: the first of these that is stated. */
  "dated-by": z
    .array(z.enum(["date", "certificate-date"]))
    .min(1)
    .default(["date"]),
});

/** How the policy cuts time: its year, its school year where a rule needs one, its cycle. */
export const calendarFile = {
  year: yearFile.optional(),
  "school-year": z.strictObject({ starts: monthDay }).optional(),
  cycle: z
    .strictObject({
      years: z.number().int().min(1).max(20),
      first: yearNumber,
      last: yearNumber.optional(),
    })
    .optional(),
};

type CalendarFile = z.output<z.ZodObject<typeof calendarFile>> & {
  readonly year: z.output<typeof yearFile>;
};

/**
 * Where a day lies: in which year, school year and cycle, if in any. Days that lie in the
 * same ones share one object.
 */
export interface PlaceInTime {
  readonly year: Window | undefined;
  readonly schoolYear: Window | undefined;
  readonly cycle: Window | undefined;
}

/** The windows of each kind, oldest first. */
export interface WindowLists {
  readonly year: readonly Window[];
  readonly "school-year": readonly Window[];
  readonly cycle: readonly Window[];
}

/** The windows of one policy. A day outside every year lies in no window but perhaps a cycle. */
export interface Calendar {
  /** `packed` is the same day, for whoever has it at hand. */
  readonly placeOf: (day: Day, packed?: number) => PlaceInTime;
  readonly years: YearRule;
}

/** The years whose days are remembered once looked up, for teachers' records share few days. */
const REMEMBERED = { from: 1949, to: 2199 };
/** More than any month and day packed together. */
const DAYS_OF_A_YEAR = 512;

/** The same window object for the same label, so that windows can be compared and used as keys. */
function interned(): (window: Window | undefined) => Window | undefined {
  const byLabel = new Map<string, Window>();
  return (window) => {
    if (!window) return undefined;
    const first = byLabel.get(window.label);
    if (!first) byLabel.set(window.label, window);
    return first ?? window;
  };
}

/** Looks each day up once. */
function remembering(find: (day: Day) => PlaceInTime): Calendar["placeOf"] {
  const byYear = Array.from(
    { length: REMEMBERED.to - REMEMBERED.from + 1 },
    (): (PlaceInTime | undefined)[] => [],
  );
  return (day, packed = packedDay(day)) => {
    const days = byYear[Math.floor(packed / DAYS_OF_A_YEAR) - REMEMBERED.from];
    if (!days) return find(day);
    const known = days[packed % DAYS_OF_A_YEAR];
    if (known) return known;
    const place = find(day);
    days[packed % DAYS_OF_A_YEAR] = place;
    return place;
  };
}

export function compileCalendar(file: CalendarFile): Calendar {
  const { cycle: cycles, "school-year": schoolYears } = file;
  const lastYear = cycles?.last === undefined ? undefined : cycles.last + cycles.years - 1;
  const years: YearRule = {
    ...file.year,
    first: file.year.first ?? cycles?.first,
    last: file.year.last ?? lastYear,
  };
  const [internYear, internSchoolYear, internCycle] = [interned(), interned(), interned()];
  const places: PlaceInTime[] = [];
  const find = (day: Day): PlaceInTime => {
    const year = internYear(yearOf(years, day));
    const schoolYear = internSchoolYear(year && schoolYears && yearOf(schoolYears, day));
    const cycle = internCycle(cycles && cycleOf(cycles, years, day));
    const known = places.find(
      (each) => each.year === year && each.schoolYear === schoolYear && each.cycle === cycle,
    );
    if (known) return known;
    const place = { year, schoolYear, cycle };
    places.push(place);
    return place;
  };
  return { years, placeOf: remembering(find) };
}

/** Every place in time that a span of days touches, from the first day to the last. */
export function placesTouched(calendar: Calendar, from: Day, to: Day): PlaceInTime[] {
  const found: PlaceInTime[] = [];
  for (let day = from; day <= to; ) {
    const place = calendar.placeOf(day);
    found.push(place);
    const ends = [place.year, place.schoolYear].flatMap((window) => (window ? [window.to] : []));
    day = addDays(ends.sort()[0] ?? day, 1);
  }
  return found;
}
