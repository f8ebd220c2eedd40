import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  OUTCOMES,
  PARTS,
  PLACES,
  THEMES,
} from "../../domain/training-record.ts";
import type { Slots } from "../message/meaning.ts";

const day = z.string().refine((text): text is Day => isDay(text));

/** Particulars as they are kept between two messages; the same shape as {@link Slots}. */
export const slotsKept = z.object({
  date: day.exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
  hours: z.number().nonnegative().exactOptional(),
  units: z.number().nonnegative().exactOptional(),
  days: z.number().nonnegative().exactOptional(),
  courses: z.number().nonnegative().exactOptional(),
  courseCredits: z.number().nonnegative().exactOptional(),
  credits: z.number().nonnegative().exactOptional(),
  activity: z.enum(ACTIVITIES).exactOptional(),
  level: z.enum(LEVELS).exactOptional(),
  mode: z.enum(MODES).exactOptional(),
  role: z.enum(PARTS).exactOptional(),
  host: z.enum(HOSTS).exactOptional(),
  place: z.enum(PLACES).exactOptional(),
  outcome: z.enum(OUTCOMES).exactOptional(),
  themes: z.array(z.enum(THEMES)).readonly().exactOptional(),
  matchesPost: z.boolean().exactOptional(),
  title: z.string().exactOptional(),
  content: z.string().exactOptional(),
  person: z.string().exactOptional(),
  policy: z.string().exactOptional(),
  year: z.string().exactOptional(),
  cycle: z.string().exactOptional(),
}) satisfies z.ZodType<Slots>;
