import type { Standing } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { unitOf } from "../../../wording/formatting.ts";
import { gapText, metText } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { viewOf } from "../standing/focus-view.ts";

/** Says that the figures of others are not shown, so that nobody is compared; then how the asker stands. */
export function notComparedReply(localizer: Localizer, policy: Policy, standing: Standing): Reply {
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const { main } = viewOf(standing);
  const own = main && (main.missing > 0 ? gapText(telling, main) : metText(telling, main));
  return composeReply(localizer, {
    lead: localizer.t("people.not-compared"),
    lines: [own && localizer.t("people.own-only", { own })],
    articles: main ? [main.article] : [],
    policy,
    actions: nextQuestions(localizer, ["standing"], {}),
    personal: true,
  });
}
