import type { RequirementLine } from "../../../domain/standing.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { adjustmentAsides } from "../../../wording/aside-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { bilingual, unitOf } from "../../../wording/formatting.ts";
import { gapText, metText, placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { viewOf } from "../standing/focus-view.ts";
import type { StandingAnswer } from "../standing/reply.ts";

function lineText(telling: Telling, line: RequirementLine): string {
  return line.missing > 0 ? gapText(telling, line) : metText(telling, line);
}

/** How much of what was left over from earlier windows counts in those in view, and where they stand with it. */
export function carriedReply(answer: StandingAnswer): Reply {
  const { localizer, policy, standing, whose, focus = {} } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const { main, beside } = viewOf(standing, focus);
  const rules = policy.rules.carries;
  const lines = [...(main ? [main] : []), ...beside].filter(({ id }) =>
    rules.some((rule) => rule.requirement === id),
  );
  const filled = lines.filter(({ carried = [] }) => carried.length > 0);
  const told = filled.flatMap((line) =>
    adjustmentAsides(telling, { ...line, lowered: [], offset: [] }),
  );
  const [first, ...more] = told;
  const none = lines.map((line) => localizer.t("carried.none", { what: placeName(telling, line) }));
  return composeReply(localizer, {
    lead: first?.text ?? none[0] ?? localizer.t("carried.nowhere"),
    whose,
    lines: [
      ...more.map(({ text }) => text),
      ...(filled.length > 0 ? filled : lines).map((line) => lineText(telling, line)),
    ],
    articles: [...rules.map(({ cite }) => cite), ...lines.map(({ article }) => article)],
    policy,
    actions: nextQuestions(localizer, ["standing", "why"], focus, whose),
    personal: true,
  });
}

/** Says that a policy lets nothing be carried over, and what of its text is missing. */
export function noCarryReply(localizer: Localizer, policy: PolicyDocument): Reply {
  const { title, source } = policy;
  return composeReply(localizer, {
    lead: localizer.t("carried.unsaid", { policy: bilingual(localizer, title) }),
    lines: [source.incomplete && bilingual(localizer, source.incomplete)],
  });
}
