import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { trackWindow } from "../../../policy/mechanisms/track.ts";
import { planFor } from "../../../policy/planning/plan-for.ts";
import type { OutlineLine } from "../../standing/outline.ts";
import type { DueDays, Matter, Source } from "../matter.ts";

/** Whether a year or cycle of a policy ends on one of these days. */
function endsWithin({ calendar }: Policy, days: DueDays): boolean {
  const place = calendar.placeOf(days.from);
  const later = calendar.placeOf(days.to);
  const windows = [place.year, place.cycle, later.year, later.cycle];
  return windows.some((window) => window !== undefined && days.has(window.to));
}

/** The lines of one window, which are done together. */
function byWindow(lines: readonly OutlineLine[]): readonly (readonly OutlineLine[])[] {
  const windows = new Map<string, OutlineLine[]>();
  for (const line of lines) {
    const key = `${line.window}/${line.label}`;
    windows.set(key, [...(windows.get(key) ?? []), line]);
  }
  return [...windows.values()];
}

function matterOf(policy: Policy, lines: readonly OutlineLine[]): Matter[] {
  const [worst] = lines.toSorted((a, b) => b.missing - a.missing);
  if (!worst) return [];
  const { window, label, to, article, missing, scope } = worst;
  return [
    {
      kind: "shortfall",
      rule: `shortfall/${policy.id}/${window}/${label}`,
      on: to,
      isDone: missing === 0,
      policy,
      article,
      says: scope === "total" ? "shortfall" : "shortfall-of",
      facts: { window: { window, label }, missing: { amount: missing }, scope: { scope } },
    },
  ];
}

/** What somebody lacks in a year, a cycle or a track that ends soon. */
export const shortfall: Source = {
  id: "shortfall",
  schedule: [-60, -30, -14, -7, -3, -1, 0],
  concerns: (days, policy, teacher) => {
    if (!isApplicable(policy)) return false;
    if (endsWithin(policy, days)) return true;
    // A track of whole years ends with one of them; any other ends on a day of the teacher's own.
    const tracks = policy.tracks.filter(({ lasts }) => typeof lasts !== "number");
    if (!teacher) return tracks.length > 0;
    return tracks.some((track) => {
      const window = trackWindow(track, teacher, policy.calendar);
      return window !== undefined && days.has(window.to);
    });
  },
  due: (days, { policy, standing }) => {
    const outline = standing();
    if (!policy || !isApplicable(policy) || !outline) return [];
    const ending = outline.lines.filter(({ to }) => days.has(to));
    return byWindow(ending).flatMap((lines) => matterOf(policy, lines));
  },
  advise: ({ policy, facts, day }, { on }) =>
    policy && isApplicable(policy) ? planFor(policy, facts, day, on).steps[0] : undefined,
};
