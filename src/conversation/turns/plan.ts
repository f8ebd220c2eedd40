import { yearLabelled } from "../../app/show-standing.ts";
import { laterDay } from "../../domain/day.ts";
import type { Window } from "../../domain/window.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import { planFor } from "../../policy/planning/plan-for.ts";
import { askedWindows } from "../asked-windows.ts";
import { planReply, yearOverReply } from "../replies/plan-reply.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/** The year that a plan is asked for alone; none where it is for everything that runs. */
function yearAsked({ meaning, text, turn }: Scene, policy: Policy): Window | undefined {
  const { year } = askedWindows(policy, meaning.slots, text, turn.today);
  return year === undefined ? undefined : yearLabelled(policy, year);
}

/** Answers what is still to be done, with the least hours. */
export async function answerPlan(scene: Scene): Promise<Answer> {
  const about = await whom(scene, "plan");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const { turn, voice } = scene;
  const subject = person.teacher.id;
  const year = yearAsked(scene, policy);
  if (year && year.to < turn.today) {
    return { reply: yearOverReply(voice, year.label, whose), subject };
  }
  const asOf = year ? laterDay(turn.today, year.from) : turn.today;
  const plan = planFor(policy, facts, asOf, year?.to);
  const reply = planReply({ voice, policy, plan, asOf: turn.today, year: year?.label, whose });
  return { reply, subject };
}
