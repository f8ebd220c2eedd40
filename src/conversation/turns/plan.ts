import { planFor } from "../../policy/planning/plan-for.ts";
import { planReply } from "../replies/plan-reply.ts";
import type { Answer, Scene } from "./scene.ts";
import { whom } from "./whom.ts";

/** Answers what is still to be done, with the least hours. */
export async function answerPlan(scene: Scene): Promise<Answer> {
  const about = await whom(scene, "plan");
  if (about.kind === "settled") return about.answer;
  const { policy, facts, whose, person } = about;
  const asOf = scene.turn.today;
  const plan = planFor(policy, facts, asOf);
  const reply = planReply({ voice: scene.voice, policy, plan, asOf, whose });
  return { reply, subject: person.teacher.id };
}
