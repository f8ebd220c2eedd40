import { z } from "zod";
import { isDay } from "../../domain/day.ts";
import { isMonthDay } from "../../domain/window.ts";
import { dated } from "../terms/amount.ts";
import { bilingual, identifier, keywords, ruleHead } from "../terms/text.ts";

const MONTH = "write a month from 1 to 12";
const month = z.number(MONTH).int(MONTH).min(1, MONTH).max(12, MONTH);
const DAY = 'write a day in quotes, such as "2013-12-20"';
const day = z.string(DAY).refine(isDay, DAY);

const YEARLY_OR_ONCE = 'write "06-15" for every year, "2013-12-20" for once, or { month: 2 }';

/** Once, every year, or by the end of a month, of several months of their last. */
const calendarDay = z.union([
  z.string(YEARLY_OR_ONCE).refine((text) => isDay(text) || isMonthDay(text), YEARLY_OR_ONCE),
  z
    .strictObject({ month: month.optional(), months: z.tuple([month, month]).optional() })
    .refine((each) => (each.month === undefined) !== (each.months === undefined), {
      error: "write month or months",
      path: ["months"],
    })
    .transform(({ month: one, months }) => ({
      firstMonth: months?.[0] ?? one ?? 12,
      lastMonth: months?.[1] ?? one ?? 12,
    })),
]);

const count = z.number().int().positive();

/** So long after or before something happens, whatever day that is. */
const fromEvent = z
  .strictObject({
    days: count.optional(),
    weeks: count.optional(),
    "working-days": count.optional(),
    after: bilingual.optional(),
    before: bilingual.optional(),
    /** Words that say that a day told is that of the event; without them any day is. */
    keywords: keywords.default([]),
    /** Whether the day it happens is the first of them. */
    "first-day": z.enum(["counts", "does-not-count"]).default("does-not-count"),
    /** The last day on which it may be done, or the first on which it may end. */
    is: z.enum(["latest", "earliest"]).default("latest"),
  })
  .refine(
    (each) => [each.days, each.weeks, each["working-days"]].filter((given) => given).length === 1,
    { error: "write one of days, weeks and working-days" },
  )
  .refine((each) => (each.after === undefined) !== (each.before === undefined), {
    error: "write after or before, with what happens",
  });

const example = z.union([
  z.strictObject({ from: day, to: day, falls: z.array(day) }),
  z.strictObject({ event: day, falls: day }),
]);

/** By when something must be done (期限): on a day of the calendar, counted from an event, or without a day. */
export const deadlineFile = z
  .strictObject({
    ...ruleHead,
    who: identifier,
    what: bilingual,
    /** Words by which people speak of it: 公示, 备案表. */
    keywords: keywords.default([]),
    on: dated(calendarDay).optional(),
    within: fromEvent.optional(),
    /** How often, where the text names no day: twice a year. */
    every: bilingual.optional(),
    /** What of it the text leaves open, and how it is read. */
    reading: bilingual.optional(),
    examples: z.array(example).default([]),
  })
  .refine(
    (each) =>
      [each.on, each.within, each.every].filter((given) => given !== undefined).length === 1,
    { error: "write one of on, within and every" },
  );

export type DeadlineFile = z.output<typeof deadlineFile>;
export type CalendarDay = z.output<typeof calendarDay>;
export type FromEvent = z.output<typeof fromEvent>;
