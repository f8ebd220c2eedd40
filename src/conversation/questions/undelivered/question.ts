import {
  LEFT_REASONS,
  type TriedAgain,
  tryReportedAgain,
} from "../../../app/delivery/try-again.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { question } from "../../question.ts";
import { notAllowedReply } from "../../replies/common-replies.ts";

/** Tries again what a report of failures said of: the button under it carries when that was. */
export const undeliveredAgain = question({
  id: "undelivered.again",
  topic: "remind",
  acts: true,
  needs: { asker: true },
  find: ({ asks }) => asks?.text,
  async answer({ asker, deps, localizer, turn }, reportedAt) {
    const asked = { reportedAt, at: turn.at };
    const tried = asker && (await tryReportedAgain(deps.store, { ...asked, by: asker }));
    if (!tried) return { reply: notAllowedReply(localizer) };
    return { reply: triedAgainReply(localizer, tried), askerOnly: true };
  },
});

const LEFT = {
  "not-failed": "undelivered.left-not-failed",
  outdated: "undelivered.left-outdated",
  "in-doubt": "undelivered.left-in-doubt",
  elsewhere: "undelivered.left-elsewhere",
} as const;

function triedAgainReply(localizer: Localizer, { again, left }: TriedAgain): Reply {
  const told = LEFT_REASONS.flatMap((reason) => {
    const count = left[reason] ?? 0;
    return count > 0 ? [localizer.t(LEFT[reason], { count })] : [];
  });
  const lead = again > 0 ? "undelivered.again" : "undelivered.nothing-again";
  return composeReply(localizer, {
    lead: localizer.t(lead, { count: again }),
    tone: again > 0 ? "good" : "plain",
    lines: again > 0 ? [localizer.t("undelivered.again-reported"), ...told] : told,
  });
}
