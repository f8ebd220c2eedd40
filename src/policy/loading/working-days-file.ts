import { z } from "zod";
import { isMonthDay } from "../../domain/window.ts";
import { createWorkingCalendar, type WorkingCalendar } from "../../domain/working-days.ts";
import { parseSource, readYaml } from "./read-yaml.ts";

const MONTH_DAY = "write a day of the year such as 05-09";
const monthDay = z.string(MONTH_DAY).refine(isMonthDay, MONTH_DAY);

/** One day or a span of them: `01-01`, `01-01..01-03`. */
const span = z
  .string()
  .refine((text) => text.split("..").length <= 2 && text.split("..").every(isMonthDay), {
    error: "write days such as 05-01 or 05-01..05-05",
  })
  .transform((text) => {
    const [from = "", to = from] = text.split("..");
    return { from, to };
  });

const workingDaysFile = z.strictObject({
  /** What is off by law on the same day of every year: all that is known of a year not listed. */
  "other-years": z.strictObject({ rest: z.array(span) }).default({ rest: [] }),
  years: z.record(
    z.string().regex(/^\d{4}$/, "write a year such as 2026"),
    z.strictObject({ rest: z.array(span), work: z.array(monthDay) }),
  ),
});

/**
 * Reads the table of days off and make-up workdays.
 *
 * @throws {Failure} policy/unreadable, naming file, line and key
 */
export function readWorkingDays(file: string, text: string): WorkingCalendar {
  const { years, "other-years": others } = parseSource(readYaml(file, text), workingDaysFile);
  return createWorkingCalendar(
    new Map(Object.entries(years).map(([year, arranged]) => [Number(year), arranged])),
    others.rest,
  );
}
