import type { Action } from "../reply.ts";
import type { Focus } from "./focus-view.ts";
import type { Voice } from "./wording.ts";

/** What can be asked next about a standing. */
export type NextQuestion = "why" | "plan" | "records" | "standing";

/** Buttons that ask on about the same year or cycle, and about the same person where it is not the asker. */
export function nextQuestions(
  voice: Voice,
  questions: readonly NextQuestion[],
  focus: Focus = {},
  person?: string,
): Action[] {
  const year = focus.year && voice.say("dates.year", { label: focus.year });
  const cycle = focus.cycle && voice.say("dates.cycle", { label: focus.cycle });
  const actions: Record<NextQuestion, Action> = {
    why: { label: voice.say("actions.why"), says: voice.say("actions.why-says") },
    plan: { label: voice.say("actions.plan"), says: voice.say("actions.plan-says") },
    records: { label: voice.say("actions.records"), says: voice.say("actions.records-says") },
    standing: { label: voice.say("actions.standing"), says: voice.say("actions.standing-says") },
  };
  return questions.map((question) => {
    const { label, says } = actions[question];
    return { label, says: [says, person, year ?? cycle].filter((part) => part).join(" ") };
  });
}
