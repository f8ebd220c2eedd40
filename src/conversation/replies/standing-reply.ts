import type { Standing } from "../../domain/standing.ts";
import type { Policy } from "../../policy/compile.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import { amount } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** The part of a standing that was asked about; nothing: the year that runs, or the cycle. */
export interface Focus {
  /** The label of a policy year. */
  readonly year?: string | undefined;
  /** The label of a cycle. */
  readonly cycle?: string | undefined;
  /** A basket of the policy, or `total`. */
  readonly scope?: string | undefined;
}

export interface StandingAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  readonly standing: Standing;
  /** The name of the person it is about, where that is not the asker. */
  readonly subject?: string | undefined;
  readonly focus?: Focus | undefined;
}

/** How much there is, how much is missing, and till when. */
export function standingReply({ voice, policy, standing }: StandingAnswer): Reply {
  const line = standing.requirements[0];
  return composeReply(voice, {
    lead: amount(voice, line?.missing ?? 0, standing.policy.unit),
    articles: line ? [line.article] : [],
    policy,
    personal: true,
  });
}
