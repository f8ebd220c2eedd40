import { z } from "zod";
import { entryKind } from "../ledger/entry-kinds.ts";
import { recurrenceSchema } from "./recurrence-schema.ts";

/** What becomes of a reminder by somebody's will. */
export const REMINDER_CHANGES = [
  "set",
  "moved",
  "paused",
  "resumed",
  "finished",
  "deleted",
] as const;
export type ReminderChange = (typeof REMINDER_CHANGES)[number];

/** Somebody set a reminder, or changed one. What it says is not written down: it may be private. */
export const REMINDER_CHANGED = entryKind("reminder.changed", {
  stream: "reminder",
  version: 1,
  schema: z.strictObject({
    change: z.enum(REMINDER_CHANGES),
    /** As it is after the change. */
    recurrence: recurrenceSchema,
  }),
});
