import type { Day } from "../domain/day.ts";
import type { Posting, Teacher } from "../domain/teacher.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import {
  type Condition,
  FACTS,
  FLAGS,
  type PostingCondition,
  QUANTITIES,
  type Quantity,
  type TeacherCondition,
} from "./condition.ts";
import type { Measure } from "./measures.ts";
import { PLACES, tenThousandths } from "./scale.ts";

/** What a condition looks at. */
export interface Subject {
  readonly record: TrainingRecord;
  readonly teacher: Teacher;
  /** The activity it is read as. */
  readonly activity: string;
}

/** Names that conditions may use; both throw UnknownName for one that is not defined. */
export interface Names {
  readonly kind: (name: string) => Test;
  readonly measure: (name: string) => Measure;
}

/** A compiled condition. */
export interface Test {
  readonly holds: Check;
  /** The only activities for which it can hold; any where undefined. */
  readonly activities: Activities;
}

type Check = (subject: Subject) => boolean;
type Activities = ReadonlySet<string> | undefined;

/** Reads each fact by its own function: one that reads any fact by name is several times slower. */
const READ: Readonly<Record<keyof typeof FACTS | keyof typeof FLAGS, (from: Subject) => unknown>> =
  {
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

const READ_AMOUNT: Readonly<
  Record<keyof typeof QUANTITIES, (record: TrainingRecord) => number | undefined>
> = {
  hours: (record) => record.hours,
  units: (record) => record.units,
  days: (record) => record.days,
  courses: (record) => record.courses,
  "course-credits": (record) => record.courseCredits,
  "school-years": (record) => record.schoolYears,
  credits: (record) => record.credits,
};

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table) as K[];
}

/** A test of one fact against the values that will do. */
function factCheck(read: (from: Subject) => unknown, wanted: readonly unknown[]): Check {
  const silent = wanted.includes("none");
  const [only, ...others] = wanted.filter((value) => value !== "none");
  if (only === "stated" || others.includes("stated")) {
    return (subject) => silent || read(subject) !== undefined;
  }
  if (others.length === 0) {
    if (!silent) return (subject) => read(subject) === only;
    return (subject) => {
      const value = read(subject);
      return value === undefined || value === only;
    };
  }
  return (subject) => {
    const value = read(subject);
    return value === undefined ? silent : wanted.includes(value);
  };
}

/** Whether an amount will do; `perOne` of its parts make one. */
function quantityHolds(value: number | undefined, perOne: number, wanted: Quantity): boolean {
  return wanted.some((each) => {
    if (each === "none") return value === undefined;
    if (value === undefined) return false;
    if (each === "stated") return true;
    const [least, below] = [each["at-least"], each["less-than"]];
    const reaches = !least || value * least.denominator >= least.numerator * perOne;
    return reaches && (!below || value * below.denominator < below.numerator * perOne);
  });
}

function factChecks(from: Condition): Check[] {
  const facts = [...keysOf(FACTS), ...keysOf(FLAGS)].flatMap((key) => {
    const wanted = from[key];
    return wanted ? [factCheck(READ[key], wanted)] : [];
  });
  const quantities = keysOf(QUANTITIES).flatMap((key): Check[] => {
    const wanted = from[key];
    const read = READ_AMOUNT[key];
    if (!wanted) return [];
    return [
      ({ record }) => {
        const stated = read(record);
        return quantityHolds(stated && tenThousandths(stated), PLACES, wanted);
      },
    ];
  });
  return [...facts, ...quantities];
}

function postingHolds(each: Posting, day: Day, wanted: PostingCondition): boolean {
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

/** Whether a teacher is of a stage and carries a duty. */
function teacherHolds(subject: Teacher, wanted: TeacherCondition): boolean {
  const stageFits =
    !wanted.stage || (subject.stage !== undefined && wanted.stage.includes(subject.stage));
  const roleFits = !wanted.role || wanted.role.some((role) => subject.roles?.includes(role));
  return stageFits && roleFits;
}

function circumstanceChecks({ themes, posting, teacher }: Condition): Check[] {
  const checks: Check[] = [];
  if (themes) {
    checks.push(({ record }) => record.themes?.some((each) => themes.includes(each)) ?? false);
  }
  if (posting) {
    checks.push(
      ({ teacher: { postings }, record }) =>
        postings?.some((each) => postingHolds(each, record.date, posting)) ?? false,
    );
  }
  if (teacher) checks.push((subject) => teacherHolds(subject.teacher, teacher));
  return checks;
}

function namedChecks(from: Condition, names: Names): Check[] {
  const checks: Check[] = [];
  if (from.kind) {
    const kinds = from.kind.map(names.kind);
    checks.push((subject) => kinds.some((kind) => kind.holds(subject)));
  }
  for (const [name, wanted] of Object.entries(from.measure ?? {})) {
    const { perOne, read } = names.measure(name);
    checks.push(({ record }) => quantityHolds(read(record), perOne, wanted));
  }
  if (from.not) {
    const inner = compileCondition(from.not, names);
    checks.push((subject) => !inner.holds(subject));
  }
  if (from.any) {
    const branches = from.any.map((branch) => compileCondition(branch, names));
    checks.push((subject) => branches.some((each) => each.holds(subject)));
  }
  return checks;
}

/** The first rule whose test holds. */
export function firstThatHolds<T extends { readonly test: Test }>(
  rules: readonly T[],
  subject: Subject,
): T | undefined {
  for (const rule of rules) if (rule.test.holds(subject)) return rule;
  return undefined;
}

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
  const kinds = from.kind?.map((name) => names.kind(name).activities);
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
  const checks = [...namedChecks(from, names), ...factChecks(from), ...circumstanceChecks(from)];
  const [first, second] = checks;
  return {
    holds: (subject) => {
      if (first && !first(subject)) return false;
      if (second && !second(subject)) return false;
      for (let index = 2; index < checks.length; index++) {
        if (!checks[index]?.(subject)) return false;
      }
      return true;
    },
    activities: activitiesOf(from, names),
  };
}
