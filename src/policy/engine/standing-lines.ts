import type { Day } from "../../domain/day.ts";
import type { RequirementLine, ThresholdLine, WindowTotal } from "../../domain/standing.ts";
import type { Window } from "../../domain/window.ts";
import { TOTAL } from "../mechanisms/cap.ts";
import type { Demand, Sums } from "../mechanisms/require.ts";
import { sumOfTrack, yearsOfTrack } from "../mechanisms/track.ts";
import { inForce } from "../terms/amount.ts";
import type { ScoredRecord } from "../terms/item.ts";
import type { Scale } from "../terms/scale.ts";
import type { Policy } from "./compile.ts";
import type { Listed } from "./windows-in-scope.ts";

/** A window is over only when its last day has passed; on that day it still runs. */
function statusOf(missing: number, window: Window, asOf: Day): RequirementLine["status"] {
  if (missing === 0) return "met";
  return asOf > window.to ? "short" : "open";
}

/** A line without what reductions and surplus did to it; written out, for it is made many million times. */
function line(
  rule: { readonly id: string; readonly of: string; readonly cite: string },
  kind: RequirementLine["window"],
  window: Window,
  required: number,
  counted: number,
  scale: Scale,
  asOf: Day,
): RequirementLine {
  const missing = Math.max(0, required - counted);
  return {
    id: rule.id,
    scope: rule.of,
    window: kind,
    label: window.label,
    from: window.from,
    to: window.to,
    required: scale.read(required),
    counted: scale.read(counted),
    missing: scale.read(missing),
    status: statusOf(missing, window, asOf),
    article: rule.cite,
  };
}

/** The lines of what is required per year and per cycle. */
export function requirementLines(
  { scale }: Policy,
  demands: readonly Demand[],
  asOf: Day,
): RequirementLine[] {
  return demands.map((demand) => {
    const { requirement, window, required, counted } = demand;
    const { lowered, offset, carried, waivedBy } = demand;
    const plain = line(requirement, requirement.per, window, required, counted, scale, asOf);
    if (!lowered && !offset && !carried && !waivedBy) return plain;
    return {
      ...plain,
      ...(waivedBy && { missing: 0, status: "waived" as const, article: waivedBy }),
      ...(lowered && { lowered: lowered.map((each) => ({ ...each, by: scale.read(each.by) })) }),
      ...(carried && {
        carried: carried.map((each) => ({ ...each, amount: scale.read(each.amount) })),
      }),
      ...(offset && {
        offset: offset.map((each) => ({ ...each, amount: scale.read(each.amount) })),
      }),
    };
  });
}

/** The lines of a track: the track as a whole, and its years that ask for an amount of their own. */
export function trackLines(
  { scale }: Policy,
  items: readonly ScoredRecord[],
  listed: Listed,
  asOf: Day,
): RequirementLine[] {
  return listed.tracks.flatMap(({ track, window }) => {
    const earned = (within: Window) => sumOfTrack(items, track, within);
    const yearly = { ...track, id: `${track.id}-year` };
    return [
      line(track, "track", window, track.atLeast, earned(window), scale, asOf),
      ...yearsOfTrack(track, window, listed.year).map(({ year, asked }) =>
        line(yearly, "year", year, asked, earned(year), scale, asOf),
      ),
    ];
  });
}

/** The lines of what opens a door without being required, for every listed year. */
export function thresholdLines(
  { scale, thresholds }: Policy,
  sums: Sums,
  years: readonly Window[],
): ThresholdLine[] {
  const lines: ThresholdLine[] = [];
  for (const threshold of thresholds) {
    const sum = sums(threshold.of, "year");
    for (const [place, year] of years.entries()) {
      const at = inForce(threshold.at, year.from);
      if (at === undefined) continue;
      const counted = sum[place] ?? 0;
      lines.push({
        id: threshold.id,
        label: year.label,
        at: scale.read(at),
        counted: scale.read(counted),
        missing: scale.read(Math.max(0, at - counted)),
        reached: counted >= at,
        article: threshold.cite,
      });
    }
  }
  return lines;
}

/** What was counted in each listed window. */
export function totalLines(
  { scale }: Policy,
  sums: Sums,
  listed: readonly Window[],
  per: "year" | "cycle",
): WindowTotal[] {
  const counted = sums(TOTAL, per);
  return listed.map((window, index) => ({
    label: window.label,
    from: window.from,
    to: window.to,
    total: scale.read(counted[index] ?? 0),
  }));
}
