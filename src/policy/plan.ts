import type { RequirementLine } from "../domain/standing.ts";
import type { PlanOption } from "./policy-file.ts";

/** One thing to do, as much as is needed of it. */
export interface PlanStep {
  readonly option: PlanOption;
  /** How much of it, in `measure`. */
  readonly amount: number;
  readonly measure: PlanOption["in"];
  /** Clock hours it takes. */
  readonly hours: number;
  /** What it adds to the total, as the engine counts it under the caps left. */
  readonly gives: number;
  /** The requirement lines it helps to close, by id and label. */
  readonly closes: readonly { readonly id: string; readonly label: string }[];
}

/** The least further hours that close every gap that can be closed. */
export interface Plan {
  /** The gaps as they are now. */
  readonly gaps: readonly RequirementLine[];
  readonly steps: readonly PlanStep[];
  readonly hours: number;
  /** Lines that no option can close, such as those of a year that is over. */
  readonly beyond: readonly RequirementLine[];
}
