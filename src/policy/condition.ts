import { z } from "zod";
import type { Day } from "../domain/day.ts";
import {
  DIRECTIONS,
  POSTING_KINDS,
  type Posting,
  SENDERS,
  STAGES,
  type Teacher,
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
  type TrainingRecord,
} from "../domain/training-record.ts";
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

const FACTS = {
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
const FLAGS = {
  accredited: flag,
  verified: flag,
  "filed-in-advance": flag,
  diploma: flag,
  "matches-post": flag,
  "full-time": flag,
};
const QUANTITIES = {
  hours: quantity,
  units: quantity,
  days: quantity,
  courses: quantity,
  "course-credits": quantity,
  "school-years": quantity,
  credits: quantity,
};
const posting = z.strictObject({
  kind: oneOrMore(z.enum(POSTING_KINDS)).optional(),
  "sent-by": oneOrMore(z.enum(SENDERS)).optional(),
  towards: oneOrMore(z.enum(DIRECTIONS)).optional(),
});
const teacher = z.strictObject({
  stage: oneOrMore(z.enum(STAGES)).optional(),
  role: oneOrMore(z.string()).optional(),
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
  themes: oneOrMore(z.enum(THEMES)).optional(),
  /** Named measures of the policy. */
  measure: z.record(identifier, quantity).optional(),
  /** The record's day lies within such a posting. */
  posting: posting.optional(),
  teacher: teacher.optional(),
});

/** A test of one record: every key must hold; a list holds when any of its values does. */
export type Condition = z.output<typeof plain> & {
  readonly not?: Condition | undefined;
  readonly any?: readonly Condition[] | undefined;
};

export const condition: z.ZodType<Condition> = z.lazy(() =>
  plain.extend({ not: condition.optional(), any: z.array(condition).min(1).optional() }),
) as z.ZodType<Condition>;

/** What a condition looks at. */
export interface Subject {
  readonly record: TrainingRecord;
  readonly teacher: Teacher;
  /** The activity it is read as. */
  readonly activity: string;
}

/** Names that conditions may use; compiled before them. */
export interface Names {
  readonly kind: (name: string) => Test | undefined;
  /** Ten-thousandths of a named measure, or undefined where the proof states none. */
  readonly measure: (name: string) => ((record: TrainingRecord) => number | undefined) | undefined;
}

/** A compiled condition; `failing` names the first key that does not hold. */
export interface Test {
  readonly holds: (subject: Subject) => boolean;
  readonly failing: (subject: Subject) => string | undefined;
  /** The only activities for which it can hold; any where undefined. */
  readonly activities: ReadonlySet<string> | undefined;
}

type Check = { readonly key: string; readonly holds: (subject: Subject) => boolean };

const camel = (key: string) => key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** Reads each fact by its own function: one that reads any fact by name is several times slower. */
const READ: Readonly<Record<string, (subject: Subject) => unknown>> = {
  activity: ({ activity }) => activity,
  level: ({ record }) => record.level,
  mode: ({ record }) => record.mode,
  role: ({ record }) => record.role,
  host: ({ record }) => record.host,
  place: ({ record }) => record.place,
  outcome: ({ record }) => record.outcome,
  questionnaire: ({ record }) => record.questionnaire,
  programme: ({ record }) => record.programme,
  organiser: ({ record }) => record.organiser,
  accredited: ({ record }) => record.accredited,
  verified: ({ record }) => record.verified,
  "filed-in-advance": ({ record }) => record.filedInAdvance,
  diploma: ({ record }) => record.diploma,
  "matches-post": ({ record }) => record.matchesPost,
  "full-time": ({ record }) => record.fullTime,
};

/** A test of one fact against the values that will do. */
function factCheck(key: string, wanted: readonly unknown[]): Check {
  const read = READ[key] ?? (() => undefined);
  const silent = wanted.includes("none");
  const [only, ...others] = wanted.filter((value) => value !== "none");
  if (only === "stated" || others.includes("stated")) {
    return { key, holds: (subject) => silent || read(subject) !== undefined };
  }
  if (others.length === 0) {
    if (!silent) return { key, holds: (subject) => read(subject) === only };
    return {
      key,
      holds: (subject) => {
        const value = read(subject);
        return value === undefined || value === only;
      },
    };
  }
  return {
    key,
    holds: (subject) => {
      const value = read(subject);
      return value === undefined ? silent : wanted.includes(value);
    },
  };
}

type Quantity = z.output<typeof quantity>;

function quantityHolds(value: number | undefined, wanted: Quantity): boolean {
  return wanted.some((each) => {
    if (each === "none") return value === undefined;
    if (value === undefined) return false;
    if (each === "stated") return true;
    const [least, below] = [each["at-least"], each["less-than"]];
    const reaches = !least || value * least.denominator >= least.numerator * 10_000;
    return reaches && (!below || value * below.denominator < below.numerator * 10_000);
  });
}

function postingHolds(each: Posting, day: Day, wanted: z.output<typeof posting>): boolean {
  const during = (each.from ?? day) <= day && day <= (each.to ?? day);
  const fits = (value: string | undefined, list: readonly string[] | undefined) =>
    !list || (value !== undefined && list.includes(value));
  return (
    during &&
    fits(each.kind, wanted.kind) &&
    fits(each.sentBy, wanted["sent-by"]) &&
    fits(each.towards, wanted.towards)
  );
}

function factChecks(from: Condition): Check[] {
  const checks: Check[] = [];
  for (const key of [...Object.keys(FACTS), ...Object.keys(FLAGS)] as (keyof typeof FACTS)[]) {
    const wanted = from[key];
    if (wanted) checks.push(factCheck(key, wanted));
  }
  for (const key of Object.keys(QUANTITIES) as (keyof typeof QUANTITIES)[]) {
    const wanted = from[key];
    if (!wanted) continue;
    const name = camel(key) as "hours";
    checks.push({
      key,
      holds: ({ record }) => {
        const value = record[name];
        return quantityHolds(value === undefined ? undefined : Math.round(value * 10_000), wanted);
      },
    });
  }
  return checks;
}

function teacherChecks(from: Condition): Check[] {
  const checks: Check[] = [];
  const { themes, posting: sent, teacher: who } = from;
  if (themes) {
    checks.push({
      key: "themes",
      holds: ({ record }) => record.themes?.some((theme) => themes.includes(theme)) ?? false,
    });
  }
  if (sent) {
    checks.push({
      key: "posting",
      holds: ({ teacher: { postings }, record }) =>
        postings?.some((each) => postingHolds(each, record.date, sent)) ?? false,
    });
  }
  if (who) checks.push({ key: "teacher", holds: (subject) => teacherHolds(subject.teacher, who) });
  return checks;
}

/** Whether a teacher is of a stage and carries a duty. */
function teacherHolds(subject: Teacher, wanted: z.output<typeof teacher>): boolean {
  const stageFits =
    !wanted.stage || (subject.stage !== undefined && wanted.stage.includes(subject.stage));
  const roleFits = !wanted.role || wanted.role.some((role) => subject.roles?.includes(role));
  return stageFits && roleFits;
}

function namedChecks(from: Condition, names: Names): Check[] {
  const checks: Check[] = [];
  if (from.kind) {
    const kinds = from.kind.map((name) => known(names.kind(name), "kind", name));
    checks.push({ key: "kind", holds: (subject) => kinds.some((kind) => kind.holds(subject)) });
  }
  for (const [name, wanted] of Object.entries(from.measure ?? {})) {
    const read = known(names.measure(name), "measure", name);
    checks.push({ key: name, holds: ({ record }) => quantityHolds(read(record), wanted) });
  }
  if (from.not) {
    const inner = compileCondition(from.not, names);
    checks.push({ key: "not", holds: (subject) => !inner.holds(subject) });
  }
  if (from.any) {
    const branches = from.any.map((branch) => compileCondition(branch, names));
    checks.push({ key: "any", holds: (subject) => branches.some((each) => each.holds(subject)) });
  }
  return checks;
}

function known<T>(found: T | undefined, what: string, name: string): T {
  if (found === undefined) throw new UnknownName(what, name);
  return found;
}

/** A condition names a kind or measure that the policy does not define. */
export class UnknownName extends Error {
  readonly what: string;
  readonly given: string;

  constructor(what: string, given: string) {
    super(`there is no ${what} called ${given}`);
    this.what = what;
    this.given = given;
  }
}

/** The first rule whose test holds. */
export function firstThatHolds<T extends { readonly test: Test }>(
  rules: readonly T[],
  subject: Subject,
): T | undefined {
  for (const rule of rules) if (rule.test.holds(subject)) return rule;
  return undefined;
}

type Activities = ReadonlySet<string> | undefined;

function union(each: readonly Activities[]): Activities {
  if (each.includes(undefined)) return undefined;
  return new Set(each.flatMap((set) => [...(set ?? [])]));
}

function intersection(a: Activities, b: Activities): Activities {
  if (!a || !b) return a ?? b;
  return new Set([...a].filter((activity) => b.has(activity)));
}

/** The activities for which a condition can hold at all, from what it says of them outright. */
function activitiesOf(from: Condition, names: Names): Activities {
  const own = from.activity && !from.activity.some((each) => each === "none" || each === "stated");
  const kinds = from.kind?.map((name) => known(names.kind(name), "kind", name).activities);
  const branches = from.any?.map((branch) => activitiesOf(branch, names));
  return [kinds && union(kinds), branches && union(branches)].reduce(
    intersection,
    own ? new Set<string>(from.activity) : undefined,
  );
}

/**
 * Turns a condition into a test.
 *
 * @throws {UnknownName} where it uses a name that is not defined
 */
export function compileCondition(from: Condition, names: Names): Test {
  const checks = [...namedChecks(from, names), ...factChecks(from), ...teacherChecks(from)];
  const [first, second] = checks;
  return {
    holds: (subject) => {
      if (first && !first.holds(subject)) return false;
      if (second && !second.holds(subject)) return false;
      for (let index = 2; index < checks.length; index++) {
        if (!checks[index]?.holds(subject)) return false;
      }
      return true;
    },
    failing: (subject) => checks.find((check) => !check.holds(subject))?.key,
    activities: activitiesOf(from, names),
  };
}
