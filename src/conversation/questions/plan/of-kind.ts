import { showStanding } from "../../../app/standing/show-standing.ts";
import type { CapLine } from "../../../domain/standing.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, day, scopeName, unitOf } from "../../../wording/formatting.ts";
import { gapText, roomText } from "../../../wording/line-wording.ts";
import { type Situation, topicBefore } from "../../context.ts";
import { askedScope } from "../../message/match-basket.ts";
import { question } from "../../question.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { resolveSubject } from "../../subject.ts";
import { capsInView } from "../standing/caps-in-view.ts";
import { viewOf } from "../standing/focus-view.ts";

/** Answers whether all that somebody lacks may be of one kind: whether its cap leaves room for it. */
export const planOfKind = question<string>({
  id: "plan.of-kind",
  topic: "plan",
  cues: { all: ["asks-whether-all-of-a-kind"], none: ["names-cycle", "speaks-of-carry-over"] },
  needs: { asker: true, policy: "credits", without: ["amount", "policy"] },
  followUp: true,
  find: cappedKind,
  async answer(context, basket) {
    const about = await resolveSubject(context, "plan");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, today } = context;
    const standing = showStanding(policy, facts, today);
    const view = viewOf(standing);
    const { main } = view;
    const yearly = capsInView(policy, standing, view, basket).filter(
      ({ window }) => window === "year",
    );
    const cap = yearly.sort(byRoom)[0];
    if (main?.window !== "year" || !cap) return undefined;
    const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
    const enough = cap.room >= main.missing;
    const params = {
      missing: amount(localizer, main.missing, telling.unit),
      basket: scopeName(localizer, policy, basket),
      room: amount(localizer, cap.room, telling.unit),
      end: day(localizer, main.to, standing.asOf),
    };
    const key = main.missing === 0 ? "plan.kind-none" : enough ? "plan.kind-all" : "plan.kind-part";
    return {
      reply: composeReply(localizer, {
        lead: localizer.t(key, params),
        tone: enough ? "good" : "short",
        whose,
        lines: [roomText(telling, cap), main.missing > 0 ? gapText(telling, main) : undefined],
        articles: [cap.article, main.article],
        policy,
        actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
        personal: true,
      }),
      subject: person.teacher.id,
    };
  },
});

const byRoom = (a: CapLine, b: CapLine) => a.room - b.room;

/** The kind that is named, where the policy caps it and the asker, or what they just asked, is spoken of. */
function cappedKind(situation: Situation): string | undefined {
  const { message, ownPolicy } = situation;
  const policy = ownPolicy();
  if (!policy || !isApplicable(policy)) return undefined;
  const before = topicBefore(situation);
  const isAfterFigures = before === "plan" || before === "standing" || before === "why";
  const isOwn = message.shows("speaks-of-self") || isAfterFigures;
  const basket = askedScope(policy, message.slots, message.text);
  const isCapped = basket !== undefined && policy.rules.caps.some(({ on }) => on === basket);
  return isOwn && isCapped ? basket : undefined;
}
