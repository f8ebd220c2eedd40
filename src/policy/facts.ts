import { z } from "zod";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import {
  DESIGNATION_KINDS,
  DIRECTIONS,
  LEAVE_KINDS,
  POSTING_KINDS,
  SENDERS,
  STAGES,
} from "../domain/teacher.ts";
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
} from "../domain/training-record.ts";
import type { Facts } from "./evaluate.ts";
import { knownKeys } from "./known-keys.ts";

const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

const day = z
  .string("must be a day such as 2013-07-20")
  .refine((text): text is Day => isDay(text) && text >= "1900" && text < "2200", {
    error: "must be a day of the calendar such as 2013-07-20",
  });

const text = z.string("must be a text");
const flag = z.boolean("must be true or false");

/** Amounts are kept exactly, so no more than four decimals can be stated. */
const amount = z
  .number("must be a number")
  .min(0, "must not be negative")
  .max(1_000_000, "is too large")
  .refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, {
    error: "must have at most four decimals",
  });

const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to;
const ORDER = { error: "ends before it starts", path: ["to"] };

const teacher = z.strictObject({
  id: text.min(1, "must not be empty"),
  name: text.optional(),
  stage: oneOf(STAGES).optional(),
  hiredOn: day.optional(),
  confirmedOn: day.optional(),
  roles: z.array(text).optional(),
  leaves: z
    .array(
      z
        .strictObject({
          kind: oneOf(LEAVE_KINDS),
          from: day.optional(),
          to: day.optional(),
          fullSemesters: z.number().min(0).max(100).optional(),
        })
        .refine(inOrder, ORDER),
    )
    .optional(),
  postings: z
    .array(
      z
        .strictObject({
          kind: oneOf(POSTING_KINDS),
          from: day.optional(),
          to: day.optional(),
          sentBy: oneOf(SENDERS).optional(),
          towards: oneOf(DIRECTIONS).optional(),
        })
        .refine(inOrder, ORDER),
    )
    .optional(),
  designations: z.array(z.strictObject({ kind: oneOf(DESIGNATION_KINDS), on: day })).optional(),
});

const record = z
  .strictObject({
    id: text.min(1, "must not be empty"),
    date: day,
    from: day.optional(),
    certificateDate: day.optional(),
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
    themes: z.array(oneOf(THEMES)).optional(),
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
  })
  .refine(({ from, date }) => !from || from <= date, {
    error: "must not lie after date",
    path: ["from"],
  });

const facts = z
  .strictObject({ teacher, records: z.array(record).default([]) })
  .superRefine(({ records }, context) => {
    const seen = new Map<string, number>();
    for (const [index, { id }] of records.entries()) {
      const first = seen.get(id);
      if (first !== undefined) {
        const message = `repeats the id "${id}" of records.${first}; give every record its own`;
        context.addIssue({ code: "custom", message, path: ["records", index, "id"] });
      }
      seen.set(id, index);
    }
  });

/**
 * Checks one teacher with records, as the contract describes them.
 *
 * @param source what to call the input in an error, such as a file name
 * @throws {Failure} input/unreadable, naming the key; a key that is unknown with the nearest known one
 */
export function readFacts(input: unknown, source: string): Facts {
  return checked(facts, input, source);
}

/** Checks a single record. */
export function readRecord(input: unknown, source: string): Facts["records"][number] {
  return checked(record, input, source);
}

function checked<T extends z.ZodType>(schema: T, input: unknown, source: string): z.output<T> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const unknown = issues.find(({ code }) => code === "unrecognized_keys");
  if (unknown?.code === "unrecognized_keys") {
    const key = unknown.keys[0] ?? "";
    const near = nearest(key, knownKeys(schema));
    const expected = `there is no such key${near ? `; did you mean ${near}?` : ""}`;
    throw new Failure("input/unreadable", {
      source,
      key: [...unknown.path, key].join("."),
      expected,
    });
  }
  const [issue] = issues;
  const missing = issue?.code === "invalid_type" && issue.input === undefined;
  const expected = missing ? "is missing" : (issue?.message ?? "");
  throw new Failure("input/unreadable", {
    source,
    key: issue?.path.map(String).join(".") || "(whole)",
    expected,
  });
}
