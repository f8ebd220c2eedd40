import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { bilingual } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";

/** What a policy is, to somebody who typed nothing but its name: what it demands, and what of it is missing. */
export function policyNamedReply(localizer: Localizer, policy: PolicyDocument): Reply {
  const { title, source, rules } = policy;
  const demands = [...rules.requirements, ...rules.tracks].flatMap((rule) =>
    rule.title ? [{ article: rule.cite, gist: bilingual(localizer, rule.title) }] : [],
  );
  const told = source.incomplete ? demands.slice(0, MOST_LINES - 1) : demands.slice(0, MOST_LINES);
  return composeReply(localizer, {
    lead: localizer.t("article.policy", {
      policy: bilingual(localizer, title),
      checked: source.lastChecked,
    }),
    lines: [
      ...told.map((each) => localizer.t("article.told", each)),
      source.incomplete && bilingual(localizer, source.incomplete),
    ],
    articles: told.map(({ article }) => article),
    policy,
  });
}
