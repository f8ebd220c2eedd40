import type { Policy } from "../../src/policy/compile.ts";
import { evaluate, type Facts } from "../../src/policy/evaluate.ts";
import { CYCLE_END, type Result, YEARS } from "../teachers.ts";

/** This program's engine, with an explanation and an article for every record. */
export function byEngine(policy: Policy): (facts: Facts) => Result {
  return (facts) => {
    const standing = evaluate(policy, facts, CYCLE_END);
    return {
      years: YEARS.map((year) => standing.years.find(({ label }) => label === year)?.total ?? 0),
      cycle: standing.cycles[0]?.total ?? 0,
    };
  };
}
