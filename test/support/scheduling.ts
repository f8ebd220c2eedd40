import type { ScheduledPlanning } from "../../src/app/scheduled/plan-scheduled.ts";
import { schedulingBy } from "../../src/scheduling.ts";
import { broadcastPlanning } from "./broadcasts.ts";
import { builtInWording } from "./built-in-wording.ts";

/** How the reminders that people set are planned at the made-up schools. */
export function scheduling(): ScheduledPlanning {
  return schedulingBy(broadcastPlanning(), builtInWording());
}
