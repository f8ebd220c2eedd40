import type { Planning } from "./app/outreach/plan-reminders.ts";
import { SOURCES } from "./app/outreach/sources/index.ts";
import type { ScheduledPlanning } from "./app/scheduled/plan-scheduled.ts";
import type { SchoolTime } from "./app/scheduled/school-time.ts";
import { instantAt, wallTimeOf } from "./clock.ts";
import type { Config } from "./config.ts";
import { writtenReminder } from "./delivery/reminder-reply.ts";
import { scheduledReply } from "./delivery/scheduled-reply.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import type { Localizer, Messages } from "./wording/messages.ts";

/** Days and instants where the school is, by the settings. */
export function schoolTimeBy(
  { timeZone, reminderHours }: Pick<Config, "timeZone" | "reminderHours">,
  catalogue: Pick<Catalogue, "workingCalendar">,
): SchoolTime {
  return {
    calendar: catalogue.workingCalendar(),
    hours: reminderHours,
    instantAt: (day, minute) => instantAt(timeZone, { day, minute }),
    momentAt: (instant) => wallTimeOf(instant, timeZone),
  };
}

/** How the reminders that people set are planned. */
export function schedulingBy(
  config: Pick<Config, "timeZone" | "reminderHours">,
  catalogue: Pick<Catalogue, "ids" | "document" | "workingCalendar">,
  wording: Messages,
): ScheduledPlanning {
  const time = schoolTimeBy(config, catalogue);
  return {
    time,
    documentOf: documentsOf(catalogue),
    write: (reminder, owner, today) =>
      scheduledReply(wording, {
        ...{ reminder, today, setOn: time.momentAt(reminder.setAt).day },
        from: reminder.audience && owner.teacher.name,
      }),
  };
}

/** A policy by its id; nothing where it is not there any more. */
const documentsOf = (catalogue: Pick<Catalogue, "ids" | "document">) => (id: string) =>
  catalogue.ids.includes(id) ? catalogue.document(id) : undefined;

/** How people are reminded, by the settings: planning, the check before sending and previews share it. */
export function remindingBy(
  config: Pick<Config, "timeZone" | "reminderHours" | "remindersPerWeek">,
  catalogue: Pick<Catalogue, "ids" | "document" | "workingCalendar">,
  localizer: Localizer,
): Planning {
  return {
    sources: SOURCES,
    rules: {
      calendar: catalogue.workingCalendar(),
      hours: config.reminderHours,
      perWeek: config.remindersPerWeek,
    },
    documentOf: documentsOf(catalogue),
    write: writtenReminder(localizer),
    instantAt: (day, minute) => instantAt(config.timeZone, { day, minute }),
  };
}
