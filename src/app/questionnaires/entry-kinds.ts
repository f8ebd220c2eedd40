import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";
import { entryKind } from "../ledger/entry-kinds.ts";

const day = z.string().refine((text): text is Day => isDay(text), { error: "is not a day" });

/** Somebody was said to have filled in a questionnaire (问卷), or to have it still open. */
export const QUESTIONNAIRE_STATED = entryKind("questionnaire.stated", {
  stream: "teacher",
  version: 1,
  schema: z.strictObject({
    title: z.string(),
    /** The fixed item of the person's policy that the title names. */
    programme: z.string().optional(),
    isDone: z.boolean(),
    /** The day on which it was said, where the school is. */
    statedOn: day,
    dueOn: day.optional(),
  }),
});
