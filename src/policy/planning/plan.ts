import type { RequirementLine } from "../../domain/standing.ts";
import type { PlanOption } from "../engine/policy-file.ts";

/** One thing to do, as much as is needed of it. */
export interface PlanStep {
  readonly option: PlanOption;
  /** The year to do it in; the first is the one asked about. */
  readonly year: string;
  /** How much of it, in `measure`; 1 where it is done once, as a whole. */
  readonly amount: number;
  readonly measure: PlanOption["in"];
  /** Clock hours it takes. */
  readonly hours: number;
  /** What it adds, as the engine counts it under the caps left. */
  readonly gives: number;
  /** The requirement lines it helps to close, by id and label. */
  readonly closes: readonly { readonly id: string; readonly label: string }[];
}

/** The least further hours that close every gap that can be closed. */
export interface Plan {
  /** The lines that are missing something and still run. */
  readonly gaps: readonly RequirementLine[];
  /** Earlier years first, and within a year what gives most for an hour first. */
  readonly steps: readonly PlanStep[];
  readonly hours: number;
  /** Gaps that nothing the policy offers can close any more. */
  readonly beyond: readonly RequirementLine[];
  /** Lines that are missing something too, but need not be closed by the day it was made for. */
  readonly later: readonly RequirementLine[];
}
