import { z } from "zod";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  OUTCOMES,
  PARTS,
  PLACES,
  QUESTIONNAIRES,
  THEMES,
} from "../../domain/training-record.ts";
import { amount, day, flag, listOf, OBJECT, oneOf, text } from "./fact-fields.ts";

/** What a record may state beside which one it is and when it was. */
const particulars = {
  activity: oneOf(ACTIVITIES),
  level: oneOf(LEVELS).optional(),
  mode: oneOf(MODES).optional(),
  role: oneOf(PARTS).optional(),
  host: oneOf(HOSTS).optional(),
  place: oneOf(PLACES).optional(),
  hours: amount.optional(),
  units: amount.optional(),
  days: amount.optional(),
  courses: amount.optional(),
  courseCredits: amount.optional(),
  schoolYears: amount.optional(),
  credits: amount.optional(),
  themes: listOf(oneOf(THEMES)).optional(),
  programme: text.optional(),
  title: text.optional(),
  content: text.optional(),
  organiser: text.optional(),
  accredited: flag.optional(),
  filedInAdvance: flag.optional(),
  outcome: oneOf(OUTCOMES).optional(),
  diploma: flag.optional(),
  matchesPost: flag.optional(),
  fullTime: flag.optional(),
  questionnaire: oneOf(QUESTIONNAIRES).optional(),
  verified: flag.optional(),
};

/** The facts of a record, as the contract describes them. */
export const recordFacts = z
  .strictObject(
    {
      id: text.min(1, "must not be empty"),
      date: day,
      from: day.optional(),
      certificateDate: day.optional(),
      ...particulars,
    },
    OBJECT,
  )
  .refine(({ from, date }) => !from || from <= date, {
    error: "must not lie after date",
    path: ["from"],
  });

/** A record that could still come about: without a name, and without a day. */
export const possibleRecordFacts = z.strictObject(particulars, OBJECT);
