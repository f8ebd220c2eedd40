import type { TakenDelivery } from "../app/delivery/ports.ts";
import type { Subject } from "../app/outreach/matter.ts";
import type { Planning } from "../app/outreach/plan-reminders.ts";
import type { PlannedMatter } from "../app/outreach/reminder-content.ts";
import { remindingNow } from "../app/outreach/still-wanted.ts";
import type { QuestionId } from "../conversation/message/meaning.ts";
import { nextQuestions, silences } from "../conversation/replies/reply-actions.ts";
import type { Moment } from "../domain/recurrence.ts";
import { composeReply } from "../wording/compose-reply.ts";
import type { Localizer } from "../wording/messages.ts";
import { matterText, nextStepText } from "../wording/reminder-wording.ts";
import type { Action, Reply } from "../wording/reply.ts";
import type { Prepared } from "./send-deliveries.ts";

/** A reminder as it is sent: the most urgent thing first, then what closes it, then the others. */
export function reminderReply(
  localizer: Localizer,
  subject: Subject,
  told: readonly PlannedMatter[],
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

/** What is needed to put a reminder into words when it is sent. */
interface Preparing {
  readonly store: Parameters<typeof remindingNow>[0];
  readonly planning: Planning;
  readonly localizer: Localizer;
}

/** A reminder right before it is sent; nothing where it is to be sent as it is. */
export async function preparedReminder(
  { store, planning, localizer }: Preparing,
  push: TakenDelivery,
  now: Moment,
): Promise<Prepared | undefined> {
  const found = await remindingNow(store, planning, push, now);
  if (!found || "outcome" in found) return found;
  return { content: reminderReply(localizer, found.subject, found.told) };
}

/** A line for each matter, and one for the next step behind the first that has one. */
function linesOf(
  localizer: Localizer,
  subject: Subject,
  told: readonly PlannedMatter[],
): readonly string[] {
  const advised = told.find(({ source }) => source?.advise);
  const step = advised?.source?.advise?.(subject, advised.matter);
  return told.flatMap((each) => {
    const line = matterText(localizer, each.matter, subject.day);
    if (each !== advised || !step) return [line];
    return [line, nextStepText(localizer, each.matter, step)];
  });
}

/** Whether somebody may lack credits because of which they hear of it. */
const isOfCredits = ({ matter, source }: PlannedMatter) =>
  source?.advise !== undefined || matter.says === "deadline";

const WHO_IS_SHORT: QuestionId = "people.short";

function waysOn(localizer: Localizer, told: readonly PlannedMatter[]): Action[] {
  const isForManager = told.some(({ source }) => source?.forManagers);
  return [
    ...(told.some(isOfCredits) ? nextQuestions(localizer, ["plan"]) : []),
    ...(isForManager
      ? [{ label: localizer.t("reminder.who-is-short"), run: { ask: WHO_IS_SHORT } }]
      : []),
  ];
}
