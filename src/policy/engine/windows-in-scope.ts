import type { Day } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";
import { contains, overlaps, type Window } from "../../domain/window.ts";
import { type Track, trackWindow } from "../mechanisms/track.ts";
import { type PlaceInTime, placesTouched, type WindowLists } from "../terms/calendar.ts";
import { type ScoredRecord, takesPart } from "../terms/item.ts";
import type { Policy } from "./compile.ts";

/** The windows a standing speaks of. */
export interface Listed extends WindowLists {
  readonly tracks: readonly { readonly track: Track; readonly window: Window }[];
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** A leave runs to the day asked about where no end is stated, at least for its first day. */
function leaveSpans(teacher: Teacher, asOf: Day): Span[] {
  return (teacher.leaves ?? []).flatMap(({ from, to }) => {
    if (!from) return [];
    return [{ from, to: to ?? (asOf > from ? asOf : from) }];
  });
}

/** Puts a window in its place by age, unless it is there already. */
function add(list: Window[], window: Window | undefined): void {
  if (!window || list.includes(window)) return;
  let place = list.length;
  while (place > 0 && (list[place - 1] as Window).from > window.from) place--;
  if (place === list.length) list.push(window);
  else list.splice(place, 0, window);
}

function at(list: readonly Window[], window: Window | undefined): number {
  return window ? list.indexOf(window) : -1;
}

/** Tells each item the places of the windows it counts in; most items lie where the one before does. */
function tellPlaces(items: readonly ScoredRecord[], listed: WindowLists): void {
  let place: PlaceInTime | undefined;
  let [yearAt, schoolYearAt, cycleAt] = [-1, -1, -1];
  for (const item of items) {
    if (item.place !== place) {
      place = item.place;
      yearAt = at(listed.year, item.year);
      schoolYearAt = at(listed["school-year"], place.schoolYear);
      cycleAt = at(listed.cycle, item.cycle);
    }
    if (takesPart(item, "year")) {
      item.yearAt = yearAt;
      item.schoolYearAt = schoolYearAt;
    }
    if (takesPart(item, "cycle")) item.cycleAt = cycleAt;
  }
}

function listTracks(
  policy: Policy,
  teacher: Teacher,
  items: readonly ScoredRecord[],
  spans: readonly Span[],
  asOf: Day,
): Listed["tracks"] {
  return policy.tracks.flatMap((track) => {
    const window = trackWindow(track, teacher, policy.calendar);
    if (!window) return [];
    const isTouched =
      contains(window, asOf) ||
      items.some(({ year, day }) => year && contains(window, day)) ||
      spans.some(({ from, to }) => overlaps(window, from, to));
    return isTouched ? [{ track, window }] : [];
  });
}

/**
 * Lists every window that is touched: by a record with a year, by a leave, or by the
 * day asked about; and tells each item the places of its own among them.
 */
export function listWindows(
  policy: Policy,
  teacher: Teacher,
  items: readonly ScoredRecord[],
  asOf: Day,
): Listed {
  const years: Window[] = [];
  const schoolYears: Window[] = [];
  const cycles: Window[] = [];
  const touch = (place: PlaceInTime) => {
    add(years, place.year);
    add(schoolYears, place.schoolYear);
    add(cycles, place.cycle);
  };
  const spans = leaveSpans(teacher, asOf);
  touch(policy.calendar.placeOf(asOf));
  for (const { from, to } of spans) placesTouched(policy.calendar, from, to).forEach(touch);
  let last: PlaceInTime | undefined;
  for (const { place } of items) {
    if (place !== last && place.year) touch(place);
    last = place;
  }
  const listed = { year: years, "school-year": schoolYears, cycle: cycles };
  tellPlaces(items, listed);
  const tracks = listTracks(policy, teacher, items, spans, asOf);
  return { ...listed, tracks };
}
