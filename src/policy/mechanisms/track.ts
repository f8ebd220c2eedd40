import { z } from "zod";
import { addDays, dayParts } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";
import { contains, type Window, yearsTogether } from "../../domain/window.ts";
import { amount } from "../terms/amount.ts";
import type { AnchorDay } from "../terms/anchor.ts";
import type { Calendar } from "../terms/calendar.ts";
import type { Names } from "../terms/compile-condition.ts";
import type { ScoredRecord } from "../terms/item.ts";
import type { Scale } from "../terms/scale.ts";
import { bilingual, identifier, ruleHead } from "../terms/text.ts";
import { inBasket } from "./cap.ts";

/**
 * A requirement of new teachers that stands beside years and cycles: it starts with
 * the year they were hired in and runs for whole years of the policy.
 */
export const trackFile = z
  .strictObject({
    ...ruleHead,
    title: bilingual.optional(),
    of: identifier,
    starts: z.literal("hired-on"),
    years: z.number().int().min(1).max(9).optional(),
    /** Instead of a number of years: it ends the day before this anchor. */
    until: identifier.optional(),
    "at-least": amount,
    /** What single years of it ask for, by their place in the track: `{ 1: 60, 2: 60 }`. */
    "each-year": z
      .record(z.string().regex(/^[1-9]$/, "write the place of a year, such as 1"), amount, {
        error: ({ code }) =>
          code === "invalid_type"
            ? 'write an amount for each year, such as { "1": 60 }'
            : undefined,
      })
      .optional(),
  })
  .refine(({ years, until }) => (years === undefined) !== (until === undefined), {
    error: "write how many years it takes, or until when it runs",
    path: ["years"],
  })
  .superRefine(({ years = 0, "each-year": each = {} }, context) => {
    for (const year of Object.keys(each)) {
      if (Number(year) <= years) continue;
      const message = `the track has only ${years} years of its own`;
      context.addIssue({ code: "custom", path: ["each-year", year], message });
    }
  });
export type TrackFile = z.output<typeof trackFile>;

export interface Track {
  readonly id: string;
  readonly cite: string;
  readonly of: string;
  /** How many years it takes, or the day before which it ends. */
  readonly lasts: number | AnchorDay;
  readonly atLeast: number;
  readonly eachYear: ReadonlyMap<number, number>;
}

export function compileTrack(file: TrackFile, names: Names, scale: Scale): Track {
  return {
    id: file.id,
    cite: file.cite,
    of: file.of,
    lasts: file.until === undefined ? (file.years ?? 0) : names.anchor(file.until),
    atLeast: scale.units(file["at-least"]),
    eachYear: new Map(
      Object.entries(file["each-year"] ?? {}).map(([year, each]) => [
        Number(year),
        scale.units(each),
      ]),
    ),
  };
}

/** The years of a teacher's track, if the policy has one for somebody hired then. */
export function trackWindow(
  track: Track,
  teacher: Teacher,
  calendar: Calendar,
): Window | undefined {
  const first = teacher.hiredOn && calendar.placeOf(teacher.hiredOn).year;
  if (!first) return undefined;
  const start = dayParts(first.from).year;
  if (typeof track.lasts === "number") return yearsTogether(calendar.years, start, track.lasts);
  const end = track.lasts(teacher);
  if (!end || end <= first.from) return undefined;
  const to = addDays(end, -1);
  return { label: `${start}-${dayParts(to).year}`, from: first.from, to };
}

/** What a teacher earned for a track between two days. */
export function sumOfTrack(items: readonly ScoredRecord[], track: Track, within: Window): number {
  let sum = 0;
  for (const item of items) {
    const here = item.counts && item.booked === "track" && contains(within, item.day);
    if (here && inBasket(item, track.of)) sum += item.worth;
  }
  return sum;
}

/** The years of a track that ask for an amount of their own, with that amount. */
export function yearsOfTrack(track: Track, window: Window, listed: readonly Window[]) {
  const first = Number(window.label.slice(0, 4));
  return listed.flatMap((year) => {
    const asked = track.eachYear.get(Number(year.label) - first + 1);
    return asked === undefined ? [] : [{ year, asked }];
  });
}
