import { z } from "zod";
import { audienceKept } from "../../app/audience/audience.ts";
import { recurrenceSchema } from "../../app/scheduled/recurrence-schema.ts";
import { openDraftsAt } from "./open-drafts.ts";

const draft = z.object({
  id: z.string(),
  /** Empty until it is known of what it reminds. */
  text: z.string(),
  recurrence: recurrenceSchema.exactOptional(),
  audience: z.object({ rule: audienceKept, said: z.string() }).exactOptional(),
  /** What was not said, and is taken for the usual. */
  assumed: z.array(z.enum(["time", "day", "next-year"])).readonly(),
  /** Whether it changes a reminder that is set already. */
  isChange: z.literal(true).exactOptional(),
});

/** A reminder that was read back and not yet confirmed. */
export type ReminderDraft = z.output<typeof draft>;

const MOST = 5;

/** Reminders that were read back. */
export const REMINDER_DRAFTS = openDraftsAt("reminder-drafts", draft, MOST);
