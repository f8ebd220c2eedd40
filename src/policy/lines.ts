import type { Day } from "../domain/day.ts";
import type { RequirementLine, ThresholdLine, WindowTotal } from "../domain/standing.ts";
import type { Window } from "../domain/window.ts";
import { inForce } from "./amount.ts";
import type { Policy } from "./compile.ts";
import type { Item } from "./item.ts";
import type { Listed } from "./listed.ts";
import type { Demand, Sums } from "./mechanisms/require.ts";
import { sumOfTrack, type Track, yearsOfTrack } from "./mechanisms/track.ts";
import type { Scale } from "./scale.ts";

/** A window is over only when its last day has passed; on that day it still runs. */
function statusOf(missing: number, window: Window, asOf: Day): RequirementLine["status"] {
  if (missing === 0) return "met";
  return asOf > window.to ? "short" : "open";
}

function amounts(scale: Scale, required: number, counted: number, window: Window, asOf: Day) {
  const missing = Math.max(0, required - counted);
  return {
    label: window.label,
    from: window.from,
    to: window.to,
    required: scale.read(required),
    counted: scale.read(counted),
    missing: scale.read(missing),
    status: statusOf(missing, window, asOf),
  };
}

/** The lines of what is required per year and per cycle. */
export function requirementLines(
  { scale }: Policy,
  demands: readonly Demand[],
  asOf: Day,
): RequirementLine[] {
  return demands.map(({ requirement, window, required, counted, lowered, offset }) => ({
    id: requirement.id,
    scope: requirement.of,
    window: requirement.per,
    ...amounts(scale, required, counted, window, asOf),
    article: requirement.cite,
    ...(lowered.length > 0 && {
      lowered: lowered.map(({ by, article }) => ({ by: scale.read(by), article })),
    }),
    ...(offset.length > 0 && {
      offset: offset.map((each) => ({ ...each, amount: scale.read(each.amount) })),
    }),
  }));
}

/** The lines of a track: the track as a whole, and its years that ask for an amount of their own. */
export function trackLines(
  policy: Policy,
  items: readonly Item[],
  listed: Listed,
  asOf: Day,
): RequirementLine[] {
  const { scale } = policy;
  const yearly = (track: Track, window: Window): RequirementLine[] =>
    yearsOfTrack(track, window, listed.year).map(({ year, asked }) => ({
      id: `${track.id}-year`,
      scope: track.of,
      window: "year",
      ...amounts(scale, asked, sumOfTrack(items, track, year), year, asOf),
      article: track.cite,
    }));
  return policy.tracks.flatMap((track): RequirementLine[] => {
    const found = listed.tracks.find((each) => each.track === track);
    if (!found) return [];
    const { window } = found;
    return [
      {
        id: track.id,
        scope: track.of,
        window: "track",
        ...amounts(scale, track.atLeast, sumOfTrack(items, track, window), window, asOf),
        article: track.cite,
      },
      ...yearly(track, window),
    ];
  });
}

/** The lines of what opens a door without being required, for every listed year. */
export function thresholdLines(
  { scale, thresholds }: Policy,
  sums: Sums,
  years: readonly Window[],
): ThresholdLine[] {
  return thresholds.flatMap((threshold) =>
    years.flatMap((year) => {
      const at = inForce(threshold.at, year.from);
      if (at === undefined) return [];
      const counted = sums(threshold.of, "year").get(year) ?? 0;
      return [
        {
          id: threshold.id,
          label: year.label,
          at: scale.read(at),
          counted: scale.read(counted),
          missing: scale.read(Math.max(0, at - counted)),
          reached: counted >= at,
          article: threshold.cite,
        },
      ];
    }),
  );
}

/** What was counted in each listed window. */
export function totalLines(
  { scale }: Policy,
  sums: ReadonlyMap<Window, number>,
  listed: readonly Window[],
): WindowTotal[] {
  return listed.map((window) => ({
    label: window.label,
    from: window.from,
    to: window.to,
    total: scale.read(sums.get(window) ?? 0),
  }));
}
