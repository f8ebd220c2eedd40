import type { Policy } from "../../policy/compile.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import type { Voice } from "./wording.ts";

export interface ArticleAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  /** Articles that answer the question, best first: each is told in full. Empty: nothing was found. */
  readonly found: readonly string[];
  /** Articles nearby, offered as buttons; the first two are shown. */
  readonly near?: readonly string[] | undefined;
  /** Whom to ask where nothing was found; default: the school's administrator for training. */
  readonly contact?: string | undefined;
}

/** What the policy says, in our own words, with the number of the article. */
export function articleReply({ voice, policy, found }: ArticleAnswer): Reply {
  return composeReply(voice, {
    lead: found.join(" "),
    articles: found,
    policy,
  });
}
