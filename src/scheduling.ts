import type { Broadcasting } from "./app/broadcasts/broadcasting.ts";
import type { ScheduledPlanning } from "./app/scheduled/plan-scheduled.ts";
import { scheduledReply } from "./delivery/scheduled-reply.ts";
import type { Messages } from "./wording/messages.ts";

/** How the reminders that people set are planned, by the same settings as broadcasts, with what they say. */
export function schedulingBy(broadcasting: Broadcasting, wording: Messages): ScheduledPlanning {
  return {
    ...broadcasting,
    write: (reminder, owner, today) =>
      scheduledReply(wording, {
        ...{ reminder, today, setOn: broadcasting.wallTime(reminder.setAt).day },
        from: reminder.audience && owner.teacher.name,
      }),
  };
}
