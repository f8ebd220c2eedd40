import type { Digesting } from "./app/digest/put-digest.ts";
import type { Planning } from "./app/outreach/plan-reminders.ts";
import { SOURCES } from "./app/outreach/sources/index.ts";
import { instantAt } from "./clock.ts";
import type { Config } from "./config.ts";
import { writtenDigest } from "./delivery/written-digest.ts";
import type { Day } from "./domain/day.ts";
import { programDigest } from "./files/program-digest.ts";
import type { Catalogue } from "./policy/loading/catalogue.ts";
import type { Messages } from "./wording/messages.ts";

/** How people are reminded, by the settings: planning, the check before sending and previews share it. */
export function remindingBy(
  config: Pick<Config, "timeZone" | "reminderHours" | "remindersPerWeek">,
  catalogue: Pick<Catalogue, "ids" | "document" | "workingCalendar">,
): Planning {
  return {
    sources: SOURCES,
    rules: {
      calendar: catalogue.workingCalendar(),
      hours: config.reminderHours,
      perWeek: config.remindersPerWeek,
    },
    documentOf: (id) => (catalogue.ids.includes(id) ? catalogue.document(id) : undefined),
    program: programDigest,
    instantAt: instantsIn(config.timeZone),
  };
}

/** The minutes at which something is sent are few: each is looked up once. */
function instantsIn(timeZone: string): Planning["instantAt"] {
  let found = new Map<number, string>();
  let last: Day | undefined;
  return (day, minute) => {
    if (last !== day) [last, found] = [day, new Map()];
    const known = found.get(minute) ?? instantAt(timeZone, { day, minute });
    found.set(minute, known);
    return known;
  };
}

/** How digests are made and sent, by the same settings. */
export function digestingBy(planning: Planning, wording: Messages): Digesting {
  const { sources, rules, documentOf, program, channels, instantAt } = planning;
  return {
    sources,
    rules,
    documentOf,
    program,
    channels,
    instantAt,
    writeDigest: writtenDigest(wording),
  };
}
