import type { Parameters } from "fast-check";

/**
 * How often a property is tried. `PROPERTY_RUNS=20` tries each twenty times as often, and
 * `PROPERTY_SEED` repeats what failed: fast-check prints the seed of a failure.
 */
export function runs(usual: number): Pick<Parameters<unknown>, "numRuns" | "seed"> {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
  const times = PROPERTY_RUNS === undefined ? 1 : Number(PROPERTY_RUNS);
  const numRuns = Math.max(1, Math.round(usual * times));
  return { numRuns, ...(PROPERTY_SEED !== undefined && { seed: Number(PROPERTY_SEED) }) };
}
