import type { Day } from "../../domain/day.ts";
import type { Activity, TrainingRecord } from "../../domain/training-record.ts";
import type { Reply } from "../reply.ts";
import { type StandingAnswer, standingReply } from "./standing-reply.ts";

export interface RecordsAnswer extends Omit<StandingAnswer, "focus"> {
  /** Those that were asked for; the filter is already applied. */
  readonly records: readonly TrainingRecord[];
  /** What they were chosen by, for the first line. */
  readonly filter?: RecordsFilter | undefined;
}

/** What records were chosen by. */
export interface RecordsFilter {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly year?: string | undefined;
  readonly cycle?: string | undefined;
  readonly activity?: Activity | undefined;
}

/** The records that were asked for, with what each counts. */
export function recordsReply(answer: RecordsAnswer): Reply {
  return standingReply(answer);
}
