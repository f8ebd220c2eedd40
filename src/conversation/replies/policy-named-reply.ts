import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Reply } from "../reply.ts";
import { composeReply, MOST_LINES } from "./compose-reply.ts";
import { bilingual } from "./formatting.ts";
import type { Voice } from "./wording.ts";

/** What a policy is, to somebody who typed nothing but its name: what it demands, and what of it is missing. */
export function policyNamedReply(voice: Voice, policy: PolicyDocument): Reply {
  const { title, source, require, tracks } = policy.file;
  const demands = [...require, ...tracks].flatMap((rule) =>
    rule.title ? [{ article: rule.cite, gist: bilingual(voice, rule.title) }] : [],
  );
  const told = source.incomplete ? demands.slice(0, MOST_LINES - 1) : demands.slice(0, MOST_LINES);
  return composeReply(voice, {
    lead: voice.say("article.policy", {
      policy: bilingual(voice, title),
      checked: source["last-checked"],
    }),
    lines: [
      ...told.map((each) => voice.say("article.told", each)),
      source.incomplete && bilingual(voice, source.incomplete),
    ],
    articles: told.map(({ article }) => article),
    policy,
  });
}
