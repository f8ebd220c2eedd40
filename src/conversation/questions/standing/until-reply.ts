import type { RequirementLine, Standing } from "../../../domain/standing.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply, type SubjectLabel } from "../../../wording/compose-reply.ts";
import { day, unitOf } from "../../../wording/formatting.ts";
import { briefGapText, placeName } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

interface UntilAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly standing: Standing;
  readonly whose: SubjectLabel | undefined;
  /** What is missing and can still be made up; at least one. */
  readonly open: readonly RequirementLine[];
}

/** Says by which day what is missing is to be made up, each with how much it is. */
export function untilReply({ localizer, policy, standing, whose, open }: UntilAnswer): Reply {
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const [first, ...others] = open.map((line) =>
    localizer.t("standing.until", {
      end: day(localizer, line.to, standing.asOf),
      line: briefGapText(telling, line, placeName(telling, line)),
    }),
  );
  return composeReply(localizer, {
    lead: first ?? "",
    tone: "short",
    whose,
    lines: others,
    articles: open.map(({ article }) => article),
    policy,
    actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
    personal: true,
  });
}
