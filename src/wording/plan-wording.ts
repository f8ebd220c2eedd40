import type { PlanStep } from "../policy/planning/plan.ts";
import { measured } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

const MEASURE = { hours: "hour", units: "unit", credits: "credit" } as const;

/** How much of something a step of a plan is; empty where it is done once, as a whole. */
export function stepAmount(localizer: Localizer, { measure, amount }: PlanStep): string {
  return measure ? measured(localizer, amount, MEASURE[measure]) : "";
}
