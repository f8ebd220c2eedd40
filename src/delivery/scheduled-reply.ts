import type { ScheduledReminder } from "../app/scheduled/ports.ts";
import type { Day } from "../domain/day.ts";
import { composeReply } from "../wording/compose-reply.ts";
import { day } from "../wording/formatting.ts";
import type { Localizer, Messages } from "../wording/messages.ts";
import type { Action, Reply } from "../wording/reply.ts";

/** For whom a reminder is written, and when. */
export interface Written {
  readonly reminder: ScheduledReminder;
  /** The name of whoever set it, where it is for others. */
  readonly from?: string | undefined;
  /** The day on which it was set. */
  readonly setOn: Day;
  readonly today: Day;
}

/** What a reminder says when it comes, in the language in which it was set. */
export function scheduledReply(wording: Messages, written: Written): Reply {
  const { reminder, from, setOn, today } = written;
  const localizer = wording.in(reminder.language);
  const told = { text: reminder.text, day: day(localizer, setOn, today) };
  const lead =
    from === undefined
      ? localizer.t("scheduled.message", told)
      : localizer.t("scheduled.message-from", { ...told, name: from });
  return composeReply(localizer, { lead, actions: buttons(localizer, written), personal: true });
}

/** Whether others have done what it says is known by other means: they do not say so here. */
function buttons(localizer: Localizer, { reminder: { id }, from }: Written): Action[] {
  const again = { label: localizer.t("scheduled.again"), ask: "reminder.again" };
  const done = { label: localizer.t("scheduled.done"), ask: "reminder.done" };
  return (from === undefined ? [again, done] : [again]).map(({ label, ask }) => ({
    label,
    run: { ask, reminder: id },
  }));
}
