import type { Broadcasting } from "./app/broadcasts/broadcasting.ts";
import type { BroadcastPlanning } from "./app/broadcasts/plan-broadcast.ts";
import { instantAt, wallTimeOf } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import { broadcastMessage, endReply } from "./wording/broadcast-wording.ts";
import type { Localizer } from "./wording/messages.ts";

/** How broadcasts are sent, by the settings. */
export function broadcastingBy(
  {
    timeZone,
    reminderHours,
    broadcastSecond,
  }: Pick<Config, "timeZone" | "reminderHours" | "broadcastSecond">,
  catalogue: Pick<Catalogue, "ids" | "document" | "workingCalendar">,
): Broadcasting {
  return {
    rules: { calendar: catalogue.workingCalendar(), hours: reminderHours },
    secondAbove: broadcastSecond,
    documentOf: (id) => (catalogue.ids.includes(id) ? catalogue.document(id) : undefined),
    instantAt: (day, minute) => instantAt(timeZone, { day, minute }),
    wallTime: (at) => wallTimeOf(at, timeZone),
  };
}

/** The same with what is said. */
export function broadcastPlanningBy(
  broadcasting: Broadcasting,
  localizer: Localizer,
): BroadcastPlanning {
  return {
    ...broadcasting,
    write: (text, from) => broadcastMessage(localizer, text, from),
    writeEnd: (broadcast, progress) => endReply(localizer, broadcast, progress),
  };
}
