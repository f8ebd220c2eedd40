import { z } from "zod";
import { DIRECTIONS, POSTING_KINDS, SENDERS, STAGES } from "../../domain/teacher.ts";
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
import { amount } from "./amount.ts";
import { identifier } from "./text.ts";

/** One value or several, any of which will do. */
function oneOrMore<T extends z.ZodType>(value: T) {
  return z
    .union([value, z.array(value).min(1)])
    .transform((each) => (Array.isArray(each) ? each : [each]) as z.output<T>[]);
}

/** `none`: the proof does not state it. `stated`: it does, whatever it says. */
const SILENCE = ["none", "stated"] as const;

const fact = <const V extends readonly string[]>(values: V) =>
  oneOrMore(z.enum([...values, ...SILENCE], { error: `write one of ${values.join(", ")}, none` }));
const choice = <const V extends readonly string[]>(values: V) =>
  oneOrMore(z.enum(values, { error: `write one of ${values.join(", ")}` }));
const flag = oneOrMore(
  z.union([z.boolean(), z.enum(SILENCE)], { error: "write true, false or none" }),
);
const word = oneOrMore(z.string("write a word, none or stated"));
const quantity = oneOrMore(
  z.union([
    z.enum(SILENCE, { error: "write none, stated or { at-least: 3 }" }),
    z.strictObject({ "at-least": amount.optional(), "less-than": amount.optional() }),
  ]),
);

/** What a proof states in words. */
export const FACTS = {
  activity: fact(ACTIVITIES),
  level: fact(LEVELS),
  mode: fact(MODES),
  role: fact(PARTS),
  host: fact(HOSTS),
  place: fact(PLACES),
  outcome: fact(OUTCOMES),
  questionnaire: fact(QUESTIONNAIRES),
  programme: word,
  organiser: word,
};
/** What a proof says yes or no to. */
export const FLAGS = {
  accredited: flag,
  verified: flag,
  "filed-in-advance": flag,
  diploma: flag,
  "matches-post": flag,
  "full-time": flag,
};
/** What a proof states in numbers. */
export const QUANTITIES = {
  hours: quantity,
  units: quantity,
  days: quantity,
  courses: quantity,
  "course-credits": quantity,
  "school-years": quantity,
  credits: quantity,
};
/** A time at another school. */
const posting = z.strictObject({
  kind: choice(POSTING_KINDS).optional(),
  "sent-by": choice(SENDERS).optional(),
  towards: choice(DIRECTIONS).optional(),
});
const teacher = z.strictObject({
  stage: choice(STAGES).optional(),
  role: oneOrMore(z.string("write a duty such as class-teacher")).optional(),
});

const plain = z.strictObject({
  /** Named record kinds, any of which will do. */
  kind: oneOrMore(identifier).optional(),
  ...(Object.fromEntries(
    Object.entries({ ...FACTS, ...FLAGS, ...QUANTITIES }).map(([key, schema]) => [
      key,
      schema.optional(),
    ]),
  ) as { [K in keyof typeof FACTS]: z.ZodOptional<(typeof FACTS)[K]> } & {
    [K in keyof typeof FLAGS]: z.ZodOptional<typeof flag>;
  } & { [K in keyof typeof QUANTITIES]: z.ZodOptional<typeof quantity> }),
  /** At least one of these themes. */
  themes: choice(THEMES).optional(),
  /** Its dimension, the first of the policy's that the proof names, is one of these. */
  dimension: choice(THEMES).optional(),
  /** Named measures of the policy. */
  measure: z.record(identifier, quantity).optional(),
  /** The record's day lies within such a posting. */
  posting: posting.optional(),
  /** The counting day lies before this anchor of the policy. */
  before: identifier.optional(),
  teacher: teacher.optional(),
});

export type Quantity = z.output<typeof quantity>;
export type PostingCondition = z.output<typeof posting>;
export type TeacherCondition = z.output<typeof teacher>;

/** A test of one record: every key must hold; a list holds when any of its values does. */
export type Condition = z.output<typeof plain> & {
  readonly not?: Condition | undefined;
  readonly any?: readonly Condition[] | undefined;
};

/** A test of the teacher alone, whatever is recorded. */
export const teacherCondition: z.ZodType<Condition> = z.lazy(() =>
  z.strictObject({
    teacher: teacher.optional(),
    not: teacherCondition.optional(),
    any: z.array(teacherCondition).min(1).optional(),
  }),
) as z.ZodType<Condition>;

export const condition: z.ZodType<Condition> = z.lazy(() =>
  plain.extend({ not: condition.optional(), any: z.array(condition).min(1).optional() }),
) as z.ZodType<Condition>;
