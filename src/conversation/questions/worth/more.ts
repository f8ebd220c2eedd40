import { showStanding } from "../../../app/standing/show-standing.ts";
import { type Day, laterDay } from "../../../domain/day.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../../policy/engine/evaluate.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, scopeName, unitOf } from "../../../wording/formatting.ts";
import { roomText } from "../../../wording/line-wording.ts";
import type { Context, Situation } from "../../context.ts";
import { askedScope } from "../../message/match-basket.ts";
import type { Slots } from "../../message/meaning.ts";
import { statesAmount } from "../../message/record-from-slots.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { capsInView } from "../standing/caps-in-view.ts";
import { viewOf } from "../standing/focus-view.ts";
import { HYPOTHETICAL, imagined } from "./imagine.ts";

/** What was imagined right before, with the capped kind that it is of. */
interface Before {
  readonly slots: Slots;
  readonly basket: string;
}

/**
 * Answers, after what a training would give, whether anything more would count: of its own kind as far
 * as the cap leaves room, and of others still.
 */
export const worthMoreThen = question<Before>({
  id: "worth.more",
  topic: "what-counts",
  cues: { all: ["asks-whether-more-counts"] },
  needs: { asker: true, policy: "credits", without: ["amount", "person", "policy"] },
  standsAlone: true,
  followUp: false,
  find: imaginedBefore,
  answer: answerMore,
});

function imaginedBefore({ thread, ownPolicy }: Situation): Before | undefined {
  const { previous } = thread ?? {};
  const policy = ownPolicy();
  if (!previous?.question.startsWith("worth.") || !policy || !isApplicable(policy))
    return undefined;
  if (!statesAmount(previous.slots)) return undefined;
  const basket = askedScope(policy, previous.slots, previous.text);
  const isCapped = basket !== undefined && policy.rules.caps.some(({ on }) => on === basket);
  return isCapped ? { slots: previous.slots, basket } : undefined;
}

async function answerMore(
  context: Context,
  { slots, basket }: Before,
): Promise<Answer | undefined> {
  const about = await resolveSubject(context, "what-counts");
  if (about.kind === "answered") return about.answer;
  const { policy, facts, whose, person } = about;
  const { localizer, today } = context;
  const { record } = imagined(policy, slots, today);
  const then: Facts = { ...facts, records: [...facts.records, { ...record, id: HYPOTHETICAL }] };
  const asOf = laterDay(today, record.date);
  const standing = showStanding(policy, then, asOf);
  const cap = capsInView(policy, standing, viewOf(standing), basket)
    .filter(({ window }) => window === "year")
    .sort((a, b) => a.room - b.room)[0];
  if (!cap) return undefined;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const other = ofOtherKind(policy, then, asOf);
  const params = {
    basket: scopeName(localizer, policy, basket),
    room: amount(localizer, cap.room, telling.unit),
  };
  return {
    reply: composeReply(localizer, {
      lead: localizer.t(cap.room > 0 ? "what-if.more" : "what-if.only-others", params),
      whose,
      lines: [
        roomText(telling, cap),
        other &&
          localizer.t("what-if.others-count", {
            worth: amount(localizer, other.worth, telling.unit),
          }),
      ],
      articles: [cap.article, ...(other ? [other.article] : [])],
      policy,
      personal: true,
    }),
    subject: person.teacher.id,
  };
}

/** What an hour of a training of the county would count then: the plainest thing that no cap of another kind touches. */
function ofOtherKind(policy: Policy, facts: Facts, on: Day) {
  const id = `${HYPOTHETICAL}-other`;
  const training = { id, date: on, activity: "training", level: "county", hours: 1 } as const;
  const { records } = evaluate(policy, { ...facts, records: [...facts.records, training] }, on);
  const result = records.find((each) => each.id === id);
  const article = result?.reasons.at(-1)?.article;
  return result && result.counted > 0 && article ? { worth: result.counted, article } : undefined;
}
