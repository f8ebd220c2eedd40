import type { Spoken } from "../app/outreach/decide.ts";
import type { Subject } from "../app/outreach/matter.ts";
import type { WrittenReminder } from "../app/outreach/plan-reminders.ts";
import type { QuestionId } from "../conversation/message/meaning.ts";
import { nextQuestions, silences } from "../conversation/replies/reply-actions.ts";
import { composeReply } from "../wording/compose-reply.ts";
import type { Localizer } from "../wording/messages.ts";
import { matterText, nextStepText } from "../wording/reminder-wording.ts";
import type { Action, Reply } from "../wording/reply.ts";

/** A reminder as it is sent: the most urgent thing first, then what closes it, then the others. */
export function reminderReply(
  localizer: Localizer,
  subject: Subject,
  told: readonly Spoken[],
): Reply {
  const [first = "", ...others] = linesOf(localizer, subject, told);
  const articles = told.flatMap(({ matter }) => matter.article ?? []);
  return composeReply(localizer, {
    lead: first,
    tone: "short",
    lines: others,
    articles,
    policy: told.find(({ matter }) => matter.article)?.matter.policy,
    actions: [
      ...waysOn(localizer, told),
      ...silences(localizer, ["tomorrow", "next-week", "stop"]),
    ],
    personal: true,
  });
}

/** The same as the outbox takes it. */
export function writtenReminder(localizer: Localizer) {
  return (subject: Subject, told: readonly Spoken[]): WrittenReminder => {
    const reply = reminderReply(localizer, subject, told);
    return { text: reply.text, content: reply };
  };
}

/** A line for each matter, and one for the next step behind the first that has one. */
function linesOf(
  localizer: Localizer,
  subject: Subject,
  told: readonly Spoken[],
): readonly string[] {
  const advised = told.find(({ source }) => source.advise);
  const step = advised?.source.advise?.(subject, advised.matter);
  return told.flatMap((each) => {
    const line = matterText(localizer, each.matter, subject.day);
    if (each !== advised || !step) return [line];
    return [line, nextStepText(localizer, each.matter, step)];
  });
}

/** Whether somebody may lack credits because of which they hear of it. */
const isOfCredits = ({ matter, source }: Spoken) =>
  source.advise !== undefined || matter.says === "deadline";

const WHO_IS_SHORT: QuestionId = "people.short";

function waysOn(localizer: Localizer, told: readonly Spoken[]): Action[] {
  const isForManager = told.some(({ source }) => source.tellsManagers);
  return [
    ...(told.some(isOfCredits) ? nextQuestions(localizer, ["plan"]) : []),
    ...(isForManager
      ? [{ label: localizer.t("reminder.who-is-short"), run: { ask: WHO_IS_SHORT } }]
      : []),
  ];
}
