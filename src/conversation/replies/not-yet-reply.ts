import type { Policy } from "../../policy/compile.ts";
import type { Reply } from "../reply.ts";
import type { Intent } from "../understand/meaning.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

/** What is understood but not served in a conversation. */
export type NotYet = Extract<
  Intent,
  | "route"
  | "deadline"
  | "remind"
  | "broadcast"
  | "digest"
  | "questionnaire"
  | "objection"
  | "bind"
  | "mute"
>;

export interface NotYetAnswer {
  readonly voice: Voice;
  readonly intent: NotYet;
  readonly policy?: Policy | undefined;
  /** The article that speaks of it, where the policy has one. */
  readonly article?: string | undefined;
  /** Whom to ask; default: the school's administrator for training. */
  readonly contact?: string | undefined;
}

/** Says honestly that this is not done here, and who does it. */
export function notYetReply({ voice, policy, article }: NotYetAnswer): Reply {
  return composeReply(voice, {
    lead: "",
    articles: article ? [article] : [],
    ...(policy && { policy }),
  });
}
