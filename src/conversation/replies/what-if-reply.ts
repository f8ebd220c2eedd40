import type { TrainingRecord } from "../../domain/training-record.ts";
import type { Policy } from "../../policy/compile.ts";
import type { WhatIf } from "../../policy/what-if.ts";
import type { Reply } from "../reply.ts";
import { standingReply } from "./standing-reply.ts";
import type { Voice } from "./wording.ts";

export interface WhatIfAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  /** The record that was asked about. */
  readonly record: TrainingRecord;
  readonly change: WhatIf;
  /** The name of the person it is about, where that is not the asker. */
  readonly subject?: string | undefined;
  /** False for an asker without records of their own: then nothing is said of a standing. Default true. */
  readonly known?: boolean | undefined;
  /** What the button to record it says; no button where absent. */
  readonly offer?: string | undefined;
}

/** What one more record would give, where it lands, and why it gives less than it states. */
export function whatIfReply({ voice, policy, change }: WhatIfAnswer): Reply {
  return standingReply({ voice, policy, standing: change.after });
}
