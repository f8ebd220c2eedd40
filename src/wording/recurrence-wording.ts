import type { Day } from "../domain/day.ts";
import { weekday } from "../domain/day.ts";
import type { Moment, Recurrence } from "../domain/recurrence.ts";
import { timeOfDay } from "../domain/time-of-day.ts";
import { day, listed } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

const DAYS_OF_WEEK = 7;
/** Some months lack the days after it. */
const IN_EVERY_MONTH = 28;
const LAST_OF_MONTH = 31;

const weekdayName = (localizer: Localizer, number: number) =>
  localizer.name("weekday", String(number));

/** One time: `6月12日（周五）16:00`. */
export function momentText(localizer: Localizer, { day: on, minute }: Moment, today: Day): string {
  return localizer.t("scheduled.moment", {
    day: day(localizer, on, today),
    weekday: weekdayName(localizer, weekday(on)),
    time: timeOfDay(minute),
  });
}

/** When something comes: `每周五 16:00`; `6月12日（周五）16:00`. */
export function recurrenceText(localizer: Localizer, recurrence: Recurrence, today: Day): string {
  if (recurrence.kind === "once") return momentText(localizer, recurrence, today);
  const time = timeOfDay(recurrence.minute);
  return localizer.t("scheduled.at", { days: daysText(localizer, recurrence), time });
}

function daysText(
  localizer: Localizer,
  recurrence: Exclude<Recurrence, { readonly kind: "once" }>,
): string {
  switch (recurrence.kind) {
    case "working-days":
      return localizer.t("scheduled.every-working-day");
    case "weekly": {
      const { weekdays } = recurrence;
      if (weekdays.length === DAYS_OF_WEEK) return localizer.t("scheduled.every-day");
      const names = weekdays.map((each) => weekdayName(localizer, each));
      return localizer.t("scheduled.every", { weekdays: listed(localizer, names) });
    }
    case "monthly": {
      const { dayOfMonth } = recurrence;
      if (dayOfMonth === LAST_OF_MONTH) return localizer.t("scheduled.end-of-month");
      const isInAll = dayOfMonth <= IN_EVERY_MONTH;
      const sentence = isInAll ? "scheduled.every-month" : "scheduled.every-month-or-last";
      return localizer.t(sentence, { day: dayOfMonth });
    }
    case "yearly": {
      const { month, dayOfMonth } = recurrence;
      const isLeapDay = month === 2 && dayOfMonth > IN_EVERY_MONTH;
      const sentence = isLeapDay ? "scheduled.every-leap-day" : "scheduled.every-year";
      const named = { month: localizer.name("month", String(month)), day: dayOfMonth };
      return localizer.t(sentence, isLeapDay ? {} : named);
    }
  }
}
