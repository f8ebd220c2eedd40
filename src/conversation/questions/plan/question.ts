import { yearLabelled } from "../../../app/standing/show-standing.ts";
import { type Day, laterDay } from "../../../domain/day.ts";
import type { Window } from "../../../domain/window.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../../policy/engine/evaluate.ts";
import { planFor } from "../../../policy/planning/plan-for.ts";
import type { Context } from "../../context.ts";
import { askedWindows } from "../../message/match-windows.ts";
import { question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { goesBeforeFigures, isOfDocuments } from "../article/question.ts";
import { planReply, yearOverReply } from "./reply.ts";

/** Answers what is still to be done, with the least hours. */
export const planNext = question({
  id: "plan.next",
  topic: "plan",
  about: "figures",
  takesYear: true,
  offered: "if-likely",
  commands: ["plan"],
  needs: { asker: true },
  followUp: true,
  yieldsToText: (situation) => isOfDocuments(situation) || goesBeforeFigures(situation, true),
  async answer(context) {
    const about = await resolveSubject(context, "plan");
    if (about.kind === "answered") return about.answer;
    const { policy, facts, whose, person } = about;
    const { today, localizer } = context;
    const subject = person.teacher.id;
    const year = yearAsked(context, policy) ?? yearFirst(context, policy, facts);
    if (year && year.to < today) {
      return { reply: yearOverReply(localizer, year.label, whose), subject };
    }
    const asOf = year ? laterDay(today, year.from) : today;
    const plan = planFor(policy, facts, asOf, year?.to);
    const reply = planReply({ localizer, policy, plan, asOf: today, year: year?.label, whose });
    return { reply, subject };
  },
});

/** The year that a plan is asked for alone; none where it is for everything that runs. */
function yearAsked({ message, today }: Context, policy: Policy): Window | undefined {
  const { year } = askedWindows(policy, message.slots, message.text, today);
  return year === undefined ? undefined : yearLabelled(policy, year);
}

/** The year that runs, where something of it is missing and nobody asked for the whole cycle: it is over first. */
function yearFirst({ message, today }: Context, policy: Policy, facts: Facts): Window | undefined {
  if (message.shows("names-cycle") || message.slots.cycle !== undefined) return undefined;
  const { year } = policy.calendar.placeOf(today);
  if (!year) return undefined;
  const { requirements } = evaluate(policy, facts, today);
  const open = requirements.filter(({ status }) => status === "open");
  const isDue = ({ to }: { readonly to: Day }) => to <= year.to;
  return open.some(isDue) && !open.every(isDue) ? year : undefined;
}
