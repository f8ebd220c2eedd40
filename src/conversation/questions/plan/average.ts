import { showStanding, yearLabelled } from "../../../app/standing/show-standing.ts";
import type { Day } from "../../../domain/day.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { TOTAL } from "../../../policy/mechanisms/cap.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { amount, unitOf, windowName } from "../../../wording/formatting.ts";
import { gapText, placeName } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { question } from "../../question.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { resolveSubject } from "../../subject.ts";
import { viewOf } from "../standing/focus-view.ts";

/** Answers how much a year it takes from now on to make up what is missing of the cycle. */
export const planAverage = question({
  id: "plan.average",
  topic: "plan",
  about: "figures",
  cues: { all: ["asks-how-much-a-year", "speaks-of-years-to-come"] },
  needs: { asker: true, policy: "credits", without: ["policy"] },
  followUp: true,
  async answer(context) {
    const about = await resolveSubject(context, "plan");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { localizer, today } = context;
    const standing = showStanding(policy, facts, today);
    const { year, cycle } = viewOf(standing);
    const line = standing.requirements.find(
      ({ window, label, scope }) => window === "cycle" && label === cycle?.label && scope === TOTAL,
    );
    if (!line || !year || line.missing <= 0) return undefined;
    const ahead = yearsAhead(policy, year.label, line.to);
    const [first, last] = [ahead[0], ahead.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
    const each = (missing: number) => amount(localizer, missing / ahead.length, telling.unit);
    const open = standing.requirements.find(
      ({ window, label, scope }) => window === "year" && label === year.label && scope === TOTAL,
    );
    const isOpen = open !== undefined && open.missing > 0 && open.missing < line.missing;
    return {
      reply: composeReply(localizer, {
        lead: localizer.t("plan.average", {
          years: yearsName(localizer, first, last),
          each: each(line.missing),
          line: gapText(telling, line),
        }),
        tone: "short",
        whose,
        lines: [
          isOpen
            ? localizer.t("plan.average-after", {
                year: placeName(telling, open),
                required: amount(localizer, open.required, telling.unit),
                each: each(line.missing - open.missing),
              })
            : undefined,
        ],
        articles: [line.article, ...(isOpen ? [open.article] : [])],
        policy,
        actions: nextQuestions(localizer, ["plan", "standing"], {}, whose),
        personal: true,
      }),
      subject: person.teacher.id,
    };
  },
});

function yearsName(localizer: Localizer, first: string, last: string): string {
  return first === last
    ? windowName(localizer, "year", first)
    : localizer.t("common.years", { first, last });
}

/** The years after one, by their labels, that end no later than a day. */
function yearsAhead(policy: Policy, label: string, end: Day): readonly string[] {
  const next = String(Number(label) + 1);
  const window = yearLabelled(policy, next);
  return window && window.to <= end ? [next, ...yearsAhead(policy, next, end)] : [];
}
