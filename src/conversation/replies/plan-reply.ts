import type { Day } from "../../domain/day.ts";
import type { Policy } from "../../policy/compile.ts";
import type { Plan } from "../../policy/plan.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import { measured } from "./formatting.ts";
import type { Voice } from "./wording.ts";

export interface PlanAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly plan: Plan;
  /** The day it was made for. */
  readonly today: Day;
  /** The name of the person it is about, where that is not the asker. */
  readonly subject?: string | undefined;
}

/** The least that closes every gap, cheapest first, and what cannot be closed any more. */
export function planReply({ voice, policy, plan }: PlanAnswer): Reply {
  return composeReply(voice, {
    lead: measured(voice, plan.hours, "clock-hour"),
    articles: plan.gaps.map(({ article }) => article),
    policy,
    personal: true,
  });
}
