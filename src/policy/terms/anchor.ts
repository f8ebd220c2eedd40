import { z } from "zod";
import { addMonths, type Day } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";

/**
 * A day of a teacher's working life that rules lean on, such as 转正: the first of these
 * that is known. Where the text counts from another day, `months-later` says how far.
 */
export const anchorFile = z
  .array(
    z.strictObject({
      of: z.enum(["hired-on", "confirmed-on"]),
      "months-later": z.number().int().min(1).max(120).optional(),
    }),
  )
  .min(1);

/** The anchor's day for one teacher; undefined where no day it could be read from is known. */
export type AnchorDay = (teacher: Teacher) => Day | undefined;

export function compileAnchor(file: z.output<typeof anchorFile>): AnchorDay {
  return (teacher) => {
    for (const { of, "months-later": later } of file) {
      const day = of === "hired-on" ? teacher.hiredOn : teacher.confirmedOn;
      if (day) return later ? addMonths(day, later) : day;
    }
    return undefined;
  };
}
