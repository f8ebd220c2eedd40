import { addDays, type Day } from "../../domain/day.ts";
import type { RequirementLine, Standing } from "../../domain/standing.ts";
import type { Window } from "../../domain/window.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";

/**
 * A teacher's standing today in which the asked-about year is sure to be listed.
 *
 * A year without records or leave is not listed by itself; its lines, all of them empty, are then
 * taken from a look at its last day, or at its first where it has not begun.
 *
 * @param year the label of a policy year
 */
export function showStanding(policy: Policy, facts: Facts, today: Day, year?: string): Standing {
  const standing = evaluate(policy, facts, today);
  return year === undefined ? standing : withYear(standing, policy, facts, year);
}

/**
 * The same with the last so many years in which there may have been records, also the empty ones
 * between them: a year in which nothing was done is not left out.
 */
export function showYears(policy: Policy, facts: Facts, today: Day, most: number): Standing {
  const standing = evaluate(policy, facts, today);
  const labels = standing.years.map(({ label }) => Number(label));
  const last = Math.max(...labels);
  const first = Math.max(Math.min(...labels), last - most + 1);
  const years = Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) =>
    String(first + at),
  );
  return years.reduce((shown, year) => withYear(shown, policy, facts, year), standing);
}

function withYear(standing: Standing, policy: Policy, facts: Facts, year: string): Standing {
  if (standing.years.some(({ label }) => label === year)) return standing;
  const { asOf: today } = standing;
  const window = yearLabelled(policy, year);
  if (!window) return standing;
  const then = evaluate(policy, facts, window.to < today ? window.to : window.from);
  const ofYear = ({ window: kind, label }: { window: string; label: string }) =>
    kind === "year" && label === year;
  return {
    ...standing,
    years: inOrder([...standing.years, ...then.years.filter(({ label }) => label === year)]),
    requirements: [
      ...standing.requirements,
      ...then.requirements.filter(ofYear).map((line) => closed(line, today)),
    ],
    thresholds: [...standing.thresholds, ...then.thresholds.filter(({ label }) => label === year)],
    caps: [...standing.caps, ...then.caps.filter(ofYear)],
  };
}

/** On its own last day a year still runs; seen from today it is over. */
function closed(line: RequirementLine, today: Day): RequirementLine {
  return line.status === "open" && line.to < today ? { ...line, status: "short" } : line;
}

function inOrder<T extends { readonly from: Day }>(windows: readonly T[]): T[] {
  return [...windows].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The year of that label, if the policy has one. */
export function yearLabelled({ calendar }: Policy, label: string): Window | undefined {
  const first = `${label}-01-01` as Day;
  for (const day of [first, addDays(first, 364)]) {
    const window = calendar.placeOf(day).year;
    if (window?.label === label) return window;
  }
  return undefined;
}
