import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";
import type { Recurrence } from "../../domain/recurrence.ts";

const day = z.string().refine((text): text is Day => isDay(text), { error: "is not a day" });
const minute = z.int().min(0).max(1439);
const dayOfMonth = z.int().min(1).max(31);

/** When something comes, as it is kept. */
export const recurrenceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("once"), day, minute }),
  z.strictObject({ kind: z.literal("working-days"), minute }),
  z.strictObject({
    kind: z.literal("weekly"),
    weekdays: z.array(z.int().min(1).max(7)).min(1).readonly(),
    minute,
  }),
  z.strictObject({ kind: z.literal("monthly"), dayOfMonth, minute }),
  z.strictObject({
    kind: z.literal("yearly"),
    month: z.int().min(1).max(12),
    dayOfMonth,
    minute,
  }),
]) satisfies z.ZodType<Recurrence>;
