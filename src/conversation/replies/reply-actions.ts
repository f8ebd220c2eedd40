import type { SubjectLabel } from "../../wording/compose-reply.ts";
import type { Localizer } from "../../wording/messages.ts";
import type { Action } from "../../wording/reply.ts";
import type { QuestionId } from "../message/meaning.ts";
import type { Focus } from "../questions/standing/focus-view.ts";

/** What can be asked next about a standing. */
export type NextQuestion = "why" | "plan" | "records" | "standing";

const ASKED = {
  why: { ask: "why.number", label: "actions.why" },
  plan: { ask: "plan.next", label: "actions.plan" },
  records: { ask: "records.list", label: "actions.records" },
  standing: { ask: "standing.total", label: "actions.standing" },
} as const satisfies Record<NextQuestion, { readonly ask: QuestionId; readonly label: string }>;

/** Buttons that ask on about the same year or cycle, and about the same person where it is not the asker. */
export function nextQuestions(
  localizer: Localizer,
  questions: readonly NextQuestion[],
  { year, cycle }: Focus = {},
  whose?: SubjectLabel,
): Action[] {
  const slots = { ...(year ? { year } : cycle && { cycle }) };
  return questions.map((question) => {
    const { ask, label } = ASKED[question];
    return { label: localizer.t(label), run: { ask, slots, ...(whose && { about: whose.id }) } };
  });
}

const SILENCES = {
  tomorrow: { label: "reminder.tomorrow-again", words: "reminder.tomorrow-words" },
  "next-week": { label: "reminder.next-week-again", words: "reminder.next-week-words" },
  stop: { label: "reminder.stop", words: "reminder.stop-words" },
} as const;

/** Buttons that put reminders off, or stop them: each runs the command that could be typed. */
export function silences(
  localizer: Localizer,
  which: readonly (keyof typeof SILENCES)[],
): Action[] {
  return which.map((each) => {
    const { label, words } = SILENCES[each];
    return { label: localizer.t(label), run: { command: "mute", args: localizer.t(words) } };
  });
}
