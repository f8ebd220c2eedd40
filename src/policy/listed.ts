import type { Day } from "../domain/day.ts";
import type { Teacher } from "../domain/teacher.ts";
import { contains, overlaps, type Window } from "../domain/window.ts";
import { type PlaceInTime, placesTouched } from "./calendar.ts";
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

function oldestFirst(windows: Window[]): Window[] {
  return windows.sort((a, b) => (a.from < b.from ? -1 : 1));
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
  const { calendar, tracks } = policy;
  const spans = leaveSpans(teacher, asOf);
  const places = [
    calendar.placeOf(asOf),
    ...spans.flatMap(({ from, to }) => placesTouched(calendar, from, to)),
  ];
  const years: Window[] = [];
  const schoolYears: Window[] = [];
  const cycles: Window[] = [];
  const touch = ({ year, schoolYear, cycle }: Omit<PlaceInTime, "number">) => {
    if (year && !years.includes(year)) years.push(year);
    if (schoolYear && !schoolYears.includes(schoolYear)) schoolYears.push(schoolYear);
    if (cycle && !cycles.includes(cycle)) cycles.push(cycle);
  };
  for (const place of places) touch(place);
  for (const item of items) if (item.year) touch(item);
  const isTouched = (window: Window) =>
    contains(window, asOf) ||
    items.some(({ year, day }) => year && contains(window, day)) ||
    spans.some(({ from, to }) => overlaps(window, from, to));
  return {
    year: oldestFirst(years),
    "school-year": oldestFirst(schoolYears),
    cycle: oldestFirst(cycles),
    tracks: tracks.flatMap((track) => {
      const window = trackWindow(track, teacher, calendar);
      return window && isTouched(window) ? [{ track, window }] : [];
    }),
  };
}
