import type { Localizer } from "../../wording/messages.ts";
import type { Action } from "../../wording/reply.ts";
import type { Focus } from "../questions/standing/focus-view.ts";

/** What can be asked next about a standing. */
export type NextQuestion = "why" | "plan" | "records" | "standing";

/** Buttons that ask on about the same year or cycle, and about the same person where it is not the asker. */
export function nextQuestions(
  localizer: Localizer,
  questions: readonly NextQuestion[],
  focus: Focus = {},
  person?: string,
): Action[] {
  const year = focus.year && localizer.t("dates.year", { label: focus.year });
  const cycle = focus.cycle && localizer.t("dates.cycle", { label: focus.cycle });
  const actions: Record<NextQuestion, Action> = {
    why: { label: localizer.t("actions.why"), says: localizer.t("actions.why-says") },
    plan: { label: localizer.t("actions.plan"), says: localizer.t("actions.plan-says") },
    records: { label: localizer.t("actions.records"), says: localizer.t("actions.records-says") },
    standing: {
      label: localizer.t("actions.standing"),
      says: localizer.t("actions.standing-says"),
    },
  };
  return questions.map((question) => {
    const { label, says } = actions[question];
    return { label, says: [says, person, year ?? cycle].filter((part) => part).join(" ") };
  });
}
