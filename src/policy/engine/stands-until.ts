import { addDays, type Day, earlierDay } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";
import { trackWindow } from "../mechanisms/track.ts";
import type { Policy } from "./compile.ts";
import { countingDay, type Facts } from "./evaluate.ts";

/**
 * The last day on which the policy makes of these facts what it makes of them on a day; that day
 * itself where nothing is sure of the next. Until then the standing is the same but for its date, as
 * long as neither the policy nor the facts change.
 */
export function standsUntil(policy: Policy, facts: Facts, asOf: Day): Day {
  const place = policy.calendar.placeOf(asOf);
  if (!place.year || (policy.grants.length > 0 && isGrantedTime(facts.teacher, asOf))) return asOf;
  return [place.year, place.schoolYear, place.cycle]
    .flatMap((window) => window?.to ?? [])
    .concat(trackEnds(policy, facts.teacher, asOf))
    .concat(daysBeforeCounting(policy, facts, asOf))
    .reduce(earlierDay);
}

/** Whether a time or a title may still be granted more with every day: those that are over are not. */
function isGrantedTime({ leaves = [], postings = [], designations = [] }: Teacher, asOf: Day) {
  const isRunning = ({ to }: { to?: Day | undefined }) => to === undefined || to >= asOf;
  return [...leaves, ...postings].some(isRunning) || designations.some(({ on }) => on > asOf);
}

/** The last days before a track begins, and of those that run. */
function trackEnds({ tracks, calendar }: Policy, teacher: Teacher, asOf: Day): Day[] {
  return tracks.flatMap((track) => {
    const window = trackWindow(track, teacher, calendar);
    if (!window || window.to < asOf) return [];
    return [window.from > asOf ? addDays(window.from, -1) : window.to];
  });
}

/** Of each record that lies ahead, the last day on which it does. */
function daysBeforeCounting(policy: Policy, { records }: Facts, asOf: Day): Day[] {
  const days = records.map((record) => countingDay(policy, record));
  return days.filter((day) => day > asOf).map((day) => addDays(day, -1));
}
