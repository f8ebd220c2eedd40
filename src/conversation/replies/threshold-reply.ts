import type { ThresholdLine } from "../../domain/standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import { amount, bilingual, unitName, unitOf } from "./formatting.ts";
import { nextQuestions } from "./reply-actions.ts";
import type { Voice } from "./wording.ts";

/** How much it takes to open a door, of nobody in particular. */
export function thresholdReply(voice: Voice, policy: Policy, line: ThresholdLine): Reply {
  const rule = policy.file.thresholds.find(({ id }) => id === line.id);
  return composeReply(voice, {
    lead: voice.say("standing.threshold-at", {
      at: amount(voice, line.at, unitOf(policy)),
      effect: rule ? bilingual(voice, rule.effect) : line.id,
      article: line.article,
    }),
    articles: [line.article],
    policy,
    actions: nextQuestions(voice, ["standing"]),
  });
}

/** Says that a policy sets no amount for a door, with what its articles say of that. */
export function noThresholdReply(
  voice: Voice,
  policy: Policy,
  { door, besides }: { readonly door: string; readonly besides: Besides },
): Reply {
  const unit = unitName(voice, unitOf(policy));
  const { source } = policy.file;
  const incomplete = source.incomplete && bilingual(voice, source.incomplete);
  return composeReply(voice, {
    lead: voice.say("standing.no-threshold", { door, unit }),
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
