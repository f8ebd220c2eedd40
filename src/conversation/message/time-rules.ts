import { CALENDAR_DATES } from "./calendar-dates.ts";
import type { TimeRule } from "./date-points.ts";
import { englishPeriods } from "./english-dates.ts";
import { LUNAR_DATES } from "./lunar-dates.ts";
import { RELATIVE_DATES } from "./relative-dates.ts";
import type { SchoolCalendar } from "./school-calendar.ts";
import { schoolTimes } from "./school-times.ts";

/** Every way of writing a time, where the school year is divided like this; the longest that fits wins. */
export function timeRules(calendar: SchoolCalendar): readonly TimeRule[] {
  return [
    ...schoolTimes(calendar),
    ...LUNAR_DATES,
    ...RELATIVE_DATES,
    ...CALENDAR_DATES,
    ...englishPeriods(calendar.terms),
  ];
}
