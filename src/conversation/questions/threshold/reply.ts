import type { ThresholdLine } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, bilingual, unitName, unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

/** How much it takes to open a door, of nobody in particular. */
export function thresholdReply(localizer: Localizer, policy: Policy, line: ThresholdLine): Reply {
  const rule = policy.rules.thresholds.find(({ id }) => id === line.id);
  return composeReply(localizer, {
    lead: localizer.t("standing.threshold-at", {
      at: amount(localizer, line.at, unitOf(policy)),
      effect: rule ? bilingual(localizer, rule.effect) : line.id,
      article: line.article,
    }),
    articles: [line.article],
    policy,
    actions: nextQuestions(localizer, ["standing"]),
  });
}

/** Says that a policy sets no amount for a door, with what its articles say of that. */
export function noThresholdReply(
  localizer: Localizer,
  policy: Policy,
  { door, besides }: { readonly door: string; readonly besides: Besides },
): Reply {
  const unit = unitName(localizer, unitOf(policy));
  const { source } = policy;
  const incomplete = source.incomplete && bilingual(localizer, source.incomplete);
  return composeReply(localizer, {
    lead: localizer.t("standing.no-threshold", { door, unit }),
    lines: [...besides.lines, ...(besides.lines.length > 0 ? [] : [incomplete])],
    articles: besides.articles,
    policy,
  });
}

/** Lines on what else was asked, and the articles they rest on. */
interface Besides {
  readonly lines: readonly string[];
  readonly articles: readonly string[];
}
