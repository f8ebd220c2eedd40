import type { Facts } from "../../policy/evaluate.ts";
import type { Reply } from "../reply.ts";
import { type Focus, type StandingAnswer, standingReply } from "./standing-reply.ts";

export interface WhyAnswer extends Omit<StandingAnswer, "focus"> {
  /** What the standing was made from. */
  readonly facts: Facts;
  readonly focus?:
    | (Focus & { /** The id of one record. */ readonly record?: string | undefined })
    | undefined;
}

/** Why a number is what it is: every record that counted or was cut, with its reason and article. */
export function whyReply(answer: WhyAnswer): Reply {
  return standingReply(answer);
}
