import { showStanding } from "../../../app/standing/show-standing.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import {
  amount,
  bilingual,
  day,
  number,
  scopeName,
  unitOf,
  windowName,
} from "../../../wording/formatting.ts";
import type { Situation } from "../../context.ts";
import { askedWindows } from "../../message/match-windows.ts";
import { type Answer, question } from "../../question.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { resolveSubject } from "../../subject.ts";
import { viewOf } from "../standing/focus-view.ts";
import { thresholdNamed } from "../threshold/benefit.ts";

/** Answers how somebody can reach the amount that opens a door this year, and how much of it a capped kind may be. */
export const planForDoor = question<string>({
  id: "plan.for-door",
  topic: "plan",
  about: "figures",
  cues: { all: ["asks-how-to-reach"], none: ["names-cycle"] },
  needs: { asker: true, policy: "credits", without: ["amount", "policy"] },
  over: ["plan.of-kind", "standing.threshold"],
  covers: ["plan", "standing"],
  followUp: true,
  find: doorMeant,
  async answer(context, id): Promise<Answer | undefined> {
    const about = await resolveSubject(context, "plan");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, today } = context;
    const standing = showStanding(policy, facts, today);
    const { year } = viewOf(standing);
    const door = standing.thresholds.find((line) => line.id === id && line.label === year?.label);
    const rule = policy.rules.thresholds.find((each) => each.id === id);
    if (!door || !rule || !year) return undefined;
    const unit = unitOf(policy);
    const capped = standing.caps.filter(
      ({ window, label }) => window === "year" && label === year.label,
    );
    const told = (missing: number, room: number, basket: string) => ({
      basket: scopeName(localizer, policy, basket),
      room: amount(localizer, room, unit),
      rest: amount(localizer, missing - room, unit),
    });
    const params = {
      at: number(door.at),
      missing: amount(localizer, door.missing, unit),
      counted: amount(localizer, door.counted, unit),
      end: day(localizer, year.to, standing.asOf),
      window: windowName(localizer, "year", door.label),
    };
    return {
      reply: composeReply(localizer, {
        lead: localizer.t(door.reached ? "plan.door-reached" : "plan.door", params),
        tone: door.reached ? "good" : "short",
        whose,
        lines: door.reached
          ? []
          : [
              ...capped.map(({ room, scope }) =>
                localizer.t(
                  room < door.missing ? "plan.door-kind" : "plan.door-any",
                  told(door.missing, room, scope),
                ),
              ),
              bilingual(localizer, rule.effect),
            ],
        articles: [door.article, ...capped.map(({ article }) => article)],
        policy,
        actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
        personal: true,
      }),
      subject: person.teacher.id,
    };
  },
});

/** The door that a message names, where it asks of no other year than the one that runs. */
function doorMeant({ message, ownPolicy, cues, today }: Situation): string | undefined {
  const policy = ownPolicy();
  if (!policy || !isApplicable(policy)) return undefined;
  const { text, slots } = message;
  const { year } = askedWindows(policy, slots, text, today);
  const isOfAnother = year !== undefined && year !== policy.calendar.placeOf(today).year?.label;
  return isOfAnother ? undefined : thresholdNamed(cues, policy, text);
}
