import type { Standing } from "../../src/domain/standing.ts";
import type { Policy } from "../../src/policy/engine/compile.ts";
import { evaluate } from "../../src/policy/engine/evaluate.ts";
import { CYCLE_END, YEARS } from "../teachers.ts";
import type { Told } from "../told.ts";
import type { Competitor } from "./competitor.ts";
import type { Terms } from "./terms.ts";

const NONE = { counted: 0, missing: 0 };

function toldOf({ theme, capYears }: Terms, standing: Standing): Told {
  const line = (scope: string, window: string, label?: string) =>
    standing.requirements.find(
      (each) =>
        each.scope === scope && each.window === window && (label ?? each.label) === each.label,
    ) ?? NONE;
  const caps = standing.caps.filter(({ scope }) => scope === "school-based");
  const lost = (label: string) => caps.find((each) => each.label === label)?.lost ?? 0;
  return {
    years: YEARS.map((year) => ({
      total: standing.years.find(({ label }) => label === year)?.total ?? 0,
      missing: line("total", "year", year).missing,
      belowThreshold: standing.thresholds.find(({ label }) => label === year)?.missing ?? 0,
    })),
    cycle: {
      total: standing.cycles[0]?.total ?? 0,
      missing: line("total", "cycle").missing,
    },
    theme: line(theme, "cycle"),
    cut: [...capYears.map(lost), caps.find(({ window }) => window === "cycle")?.lost ?? 0],
    counted: standing.records.map(({ counted }) => counted),
    inCycle: standing.records.map(({ countedInCycle }) => countedInCycle),
  };
}

/** This program's engine, with an explanation and an article for every record. */
export function byEngine(terms: Terms, policy: Policy): Competitor<Standing> {
  return {
    name: "xuefen, every record explained",
    answer: (facts) => evaluate(policy, facts, CYCLE_END),
    told: (standing) => toldOf(terms, standing),
  };
}
