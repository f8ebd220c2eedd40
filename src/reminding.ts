import type { Digesting } from "./app/digest/put-digest.ts";
import type { Planning } from "./app/outreach/plan-reminders.ts";
import { SOURCES } from "./app/outreach/sources/index.ts";
import { instantAt } from "./clock.ts";
import type { Config } from "./config.ts";
import { writtenReminder } from "./delivery/reminder-reply.ts";
import { writtenDigest } from "./delivery/written-digest.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import type { Localizer, Messages } from "./wording/messages.ts";

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
    documentOf: (id) => (catalogue.ids.includes(id) ? catalogue.document(id) : undefined),
    write: writtenReminder(localizer),
    instantAt: (day, minute) => instantAt(config.timeZone, { day, minute }),
  };
}

/** How digests are made and sent, by the same settings. */
export function digestingBy(planning: Planning, wording: Messages): Digesting {
  const { sources, rules, documentOf, instantAt } = planning;
  return { sources, rules, documentOf, instantAt, writeDigest: writtenDigest(wording) };
}
