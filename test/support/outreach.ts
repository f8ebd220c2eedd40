import type { Source } from "../../src/app/outreach/matter.ts";
import type { Planning } from "../../src/app/outreach/plan-reminders.ts";
import { SOURCES } from "../../src/app/outreach/sources/index.ts";
import { instantAt } from "../../src/clock.ts";
import type { Day } from "../../src/domain/day.ts";
import { builtInPolicies } from "./built-in-policies.ts";
import { samplePolicies } from "./sample-policies.ts";

export const ZONE = "Asia/Shanghai";

/** The hours of the default settings. */
export const HOURS = [
  { from: 510, to: 690 },
  { from: 840, to: 1020 },
] as const;

/** How the made-up schools are reminded, on the real days off. */
export function planning(changed: Partial<Planning> = {}): Planning {
  const catalogue = samplePolicies();
  return {
    sources: SOURCES,
    rules: { calendar: builtInPolicies().workingCalendar(), hours: HOURS, perWeek: 2 },
    documentOf: (id) => (catalogue.ids.includes(id) ? catalogue.document(id) : undefined),
    program: () => "test",
    instantAt: (day, minute) => instantAt(ZONE, { day, minute }),
    ...changed,
  };
}

/** A made-up source: each of these people has something due on each of these days. */
export function madeUpSource(
  people: readonly string[],
  days: readonly Day[],
  changed: Partial<Source> & { readonly isDone?: (person: string) => boolean } = {},
): Source {
  const { isDone = () => false, ...source } = changed;
  return {
    id: "claim",
    schedule: [-7, -3, -1, 0],
    others: async () => people,
    due: (due, { person: { teacher } }) =>
      days
        .filter((on) => people.includes(teacher.id) && due.has(on))
        .map((on) => ({
          kind: "claim",
          rule: `${source.id ?? "claim"}/${on}`,
          on,
          isDone: isDone(teacher.id),
          says: "made-up",
          facts: {},
        })),
    ...source,
  };
}
