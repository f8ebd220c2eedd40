import { addDays, type Day } from "../domain/day.ts";
import type { Teacher } from "../domain/teacher.ts";
import { contains, overlaps, type Window } from "../domain/window.ts";
import { windowsTouched } from "./calendar.ts";
import type { Policy } from "./compile.ts";
import type { Item } from "./item.ts";
import { type Track, trackWindow } from "./mechanisms/track.ts";

/** The windows a standing speaks of, oldest first, each kind by itself. */
export interface Listed {
  readonly year: readonly Window[];
  readonly "school-year": readonly Window[];
  readonly cycle: readonly Window[];
  readonly tracks: readonly { readonly track: Track; readonly window: Window }[];
}

function oldestFirst(windows: ReadonlySet<Window>): Window[] {
  return [...windows].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** A leave runs to the day asked about where no end is stated, at least for its first day. */
function leaveSpans(teacher: Teacher, asOf: Day): { from: Day; to: Day }[] {
  return (teacher.leaves ?? []).flatMap(({ from, to }) => {
    if (!from) return [];
    return [{ from, to: to ?? (asOf > from ? asOf : from) }];
  });
}

/** Every day that touches a window: of a record with a year, of a leave, or the day asked about. */
export function listWindows(
  policy: Policy,
  teacher: Teacher,
  items: readonly Item[],
  asOf: Day,
): Listed {
  const { calendar } = policy;
  const [years, schoolYears, cycles] = [new Set<Window>(), new Set<Window>(), new Set<Window>()];
  const touch = (into: Set<Window>, window: Window | undefined) => window && into.add(window);
  const days = items.filter(({ year }) => year).map(({ day }) => day);
  for (const day of [...days, asOf]) {
    touch(years, calendar.yearOf(day));
    touch(schoolYears, calendar.schoolYearOf(day));
    touch(cycles, calendar.cycleOf(day));
  }
  const spans = leaveSpans(teacher, asOf);
  const next = (day: Day) => addDays(day, 1);
  for (const { from, to } of spans) {
    for (const window of windowsTouched(calendar.yearOf, from, to, next)) years.add(window);
    for (const window of windowsTouched(calendar.schoolYearOf, from, to, next))
      schoolYears.add(window);
    for (const window of windowsTouched(calendar.cycleOf, from, to, next)) cycles.add(window);
  }
  const touched = (window: Window) =>
    [...days, asOf].some((day) => contains(window, day)) ||
    spans.some(({ from, to }) => overlaps(window, from, to));
  const tracks = policy.tracks.flatMap((track) => {
    const window = trackWindow(track, teacher, calendar);
    return window && touched(window) ? [{ track, window }] : [];
  });
  return {
    year: oldestFirst(years),
    "school-year": oldestFirst(schoolYears),
    cycle: oldestFirst(cycles),
    tracks,
  };
}
