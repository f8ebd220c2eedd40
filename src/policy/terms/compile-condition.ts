import type { Day } from "../../domain/day.ts";
import type { Posting, Teacher } from "../../domain/teacher.ts";
import type { TrainingRecord } from "../../domain/training-record.ts";
import type { AnchorDay } from "./anchor.ts";
import {
  type Condition,
  type PostingCondition,
  QUANTITIES,
  type Quantity,
  type TeacherCondition,
} from "./condition.ts";
import {
  admits,
  all,
  any,
  type Check,
  checkOf,
  type Expression,
  FACT_NAMES,
  not,
  type Subject,
} from "./expression.ts";
import type { Measure } from "./measures.ts";
import { PLACES, tenThousandths } from "./scale.ts";

/** Names that conditions may use; each throws UnknownName for one that is not defined. */
export interface Names {
  readonly kind: (name: string) => Test;
  readonly measure: (name: string) => Measure;
  readonly anchor: (name: string) => AnchorDay;
  /** Finds the dimension of a record, if it names any; throws for a name that is none. */
  readonly dimension: (name: string) => (record: TrainingRecord) => string | undefined;
}

/** A compiled condition. */
export interface Test {
  readonly expression: Expression;
  /** It holds of every record, so nothing need be looked at. */
  readonly isCertain: boolean;
  readonly holds: Check;
}

export function testOf(expression: Expression): Test {
  return { expression, isCertain: expression.is === "always", holds: checkOf(expression) };
}

/** What a proof says in words that the program does not know beforehand. */
const FREE_WORDS = ["programme", "organiser"] as const;

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

function check(holds: Check): Expression {
  return { is: "check", check: holds };
}

function facts(from: Condition): Expression[] {
  return FACT_NAMES.flatMap((fact): Expression[] => {
    const wanted = from[fact];
    return wanted ? [{ is: "fact", fact, wanted }] : [];
  });
}

function freeWords(from: Condition): Expression[] {
  return FREE_WORDS.flatMap((key) => {
    const wanted = from[key];
    return wanted ? [check(({ record }) => admits(wanted, record[key]))] : [];
  });
}

function quantities(from: Condition): Expression[] {
  return (Object.keys(QUANTITIES) as (keyof typeof QUANTITIES)[]).flatMap((key) => {
    const wanted = from[key];
    const read = READ_AMOUNT[key];
    if (!wanted) return [];
    return [
      check(({ record }) => {
        const stated = read(record);
        return quantityHolds(stated && tenThousandths(stated), PLACES, wanted);
      }),
    ];
  });
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

function circumstances(
  { themes, dimension, posting, before, teacher }: Condition,
  names: Names,
): Expression[] {
  const found: Expression[] = [];
  if (themes) {
    found.push(
      check(({ record }) => {
        for (const each of record.themes ?? []) if (themes.includes(each)) return true;
        return false;
      }),
    );
  }
  if (dimension) {
    const readings = dimension.map((name) => ({ name, of: names.dimension(name) }));
    found.push(check(({ record }) => readings.some(({ name, of }) => of(record) === name)));
  }
  if (posting) {
    found.push(
      check(
        ({ teacher: { postings }, record }) =>
          postings?.some((each) => postingHolds(each, record.date, posting)) ?? false,
      ),
    );
  }
  if (before) {
    const dayFor = names.anchor(before);
    found.push(
      check((subject) => {
        const anchor = dayFor(subject.teacher);
        return anchor !== undefined && subject.day < anchor;
      }),
    );
  }
  if (teacher) found.push(check((subject) => teacherHolds(subject.teacher, teacher)));
  return found;
}

function named(from: Condition, names: Names): Expression[] {
  const found: Expression[] = [];
  if (from.kind) found.push(any(from.kind.map((kind) => names.kind(kind).expression)));
  for (const [name, wanted] of Object.entries(from.measure ?? {})) {
    const { perOne, read } = names.measure(name);
    found.push(check(({ record }) => quantityHolds(read(record), perOne, wanted)));
  }
  if (from.not) found.push(not(expressionOf(from.not, names)));
  if (from.any) found.push(any(from.any.map((branch) => expressionOf(branch, names))));
  return found;
}

function expressionOf(from: Condition, names: Names): Expression {
  return all([
    ...facts(from),
    ...named(from, names),
    ...freeWords(from),
    ...quantities(from),
    ...circumstances(from, names),
  ]);
}

/** The first rule whose test holds. */
export function firstThatHolds<T extends { readonly test: Test }>(
  rules: readonly T[],
  subject: Subject,
): T | undefined {
  for (const rule of rules) if (rule.test.isCertain || rule.test.holds(subject)) return rule;
  return undefined;
}

/**
 * Turns a condition into a test.
 *
 * @throws {UnknownName} where it uses a name that is not defined
 */
export function compileCondition(from: Condition, names: Names): Test {
  return testOf(expressionOf(from, names));
}
