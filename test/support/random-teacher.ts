import * as fc from "fast-check";
import type { Day } from "../../src/domain/day.ts";
import {
  DESIGNATION_KINDS,
  DIRECTIONS,
  LEAVE_KINDS,
  type Leave,
  POSTING_KINDS,
  type Posting,
  SENDERS,
  STAGES,
  type Teacher,
} from "../../src/domain/teacher.ts";
import type { TrainingRecord } from "../../src/domain/training-record.ts";
import { dayOf, daysAfter, monthsAfter } from "../naive/days.ts";
import type { NaivePolicyId } from "../naive/naive-standing.ts";
import { dayArbitrary, dayMostlyIn, mostly, seldom, statedOnly } from "./random-days.ts";
import { anySituation, recordOf } from "./random-record.ts";
import { SITUATIONS, type Situation, YEARS_THAT_MATTER } from "./random-situations.ts";

export { recordArbitrary } from "./random-record.ts";

/** One teacher with records and the day asked about. */
export interface RandomCase {
  readonly teacher: Teacher;
  readonly records: readonly TrainingRecord[];
  readonly asOf: Day;
}

/** A span open at either end, or closed near a whole number of months. */
function span(day: fc.Arbitrary<Day>): fc.Arbitrary<{ from?: Day; to?: Day }> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: day.map((from) => ({ from })) },
    { weight: 1, arbitrary: day.map((to) => ({ to })) },
    { weight: 1, arbitrary: day.map((from) => ({ from, to: from })) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(day, fc.integer({ min: 1, max: 26 }), fc.constantFrom(-2, -1, -1, 0))
        .map(([from, months, days]) => ({ from, to: daysAfter(monthsAfter(from, months), days) })),
    },
  );
}

function leaveOf(day: fc.Arbitrary<Day>): fc.Arbitrary<Leave> {
  return fc
    .record({
      kind: fc.constantFrom(...LEAVE_KINDS),
      span: span(day),
      fullSemesters: mostly(fc.constantFrom(0, 0.5, 1, 1, 1.5, 2, 2, 3, 4)),
    })
    .map(({ span: days, ...facts }) => statedOnly({ ...facts, ...days }));
}

function postingOf(day: fc.Arbitrary<Day>): fc.Arbitrary<Posting> {
  return fc
    .record({
      kind: fc.constantFrom("rural-support" as const, ...POSTING_KINDS),
      span: span(day),
      sentBy: mostly(fc.constantFrom("county" as const, "county" as const, ...SENDERS), 6),
      towards: mostly(fc.constantFrom("weaker" as const, "weaker" as const, ...DIRECTIONS), 6),
    })
    .map(({ span: days, ...facts }) => statedOnly({ ...facts, ...days }));
}

/** A teacher whose dates are among these days. */
function teacherOf(day: fc.Arbitrary<Day>): fc.Arbitrary<Teacher> {
  return fc
    .record({
      id: fc.constant("T001"),
      stage: mostly(fc.constantFrom("kindergarten" as const, "primary" as const, ...STAGES)),
      hiredOn: mostly(day),
      confirmedOn: seldom(day, 2),
      roles: mostly(fc.constantFrom(["class-teacher"], ["principal", "class-teacher"], [])),
      leaves: seldom(fc.array(leaveOf(day), { maxLength: 3 }), 2),
      postings: seldom(fc.array(postingOf(day), { maxLength: 3 }), 2),
      designations: seldom(
        fc.array(
          fc.record({ kind: fc.constantFrom(...DESIGNATION_KINDS), on: day }).map(statedOnly),
          {
            maxLength: 2,
          },
        ),
        2,
      ),
    })
    .map(statedOnly);
}

/** Any teacher the contract allows, with dates from 2008 to 2024. */
export const teacherArbitrary = teacherOf(dayArbitrary(2008, 2024));

const on31January = (year: number) => dayOf(year, 1, 31);

/** Records with ids of their own: r1 to r12 in any order, so that r10 comes before r9. */
function recordsOf(record: fc.Arbitrary<TrainingRecord>): fc.Arbitrary<TrainingRecord[]> {
  const distinct = {
    selector: ({ id }: TrainingRecord) => id,
    maxLength: 12,
    size: "max",
  } as const;
  return fc.oneof(
    { weight: 1, arbitrary: fc.uniqueArray(record, distinct) },
    { weight: 2, arbitrary: fc.uniqueArray(record, { ...distinct, minLength: 6 }) },
  );
}

/**
 * A valid case that is likely to reach the corners of this policy.
 *
 * Most are a mixture around the turn of a cycle; in some all records are of one kind, spread over
 * a cycle, so that the caps bite. Many records share a day. `asOf` may lie before every record,
 * and often on the boundary of a window.
 */
export function caseArbitrary(policy: NaivePolicyId): fc.Arbitrary<RandomCase> {
  const { turn, cycle } = YEARS_THAT_MATTER[policy];
  const situations = SITUATIONS[policy];
  const mixed = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...situations) },
    { weight: 1, arbitrary: fc.constant<Situation>({ activity: "training" }) },
    { weight: 2, arbitrary: anySituation },
  );
  const records = fc.oneof(
    { weight: 2 * situations.length, arbitrary: recordsOf(recordOf(dayMostlyIn(...turn), mixed)) },
    ...situations.map((situation) => ({
      weight: 1,
      arbitrary: recordsOf(recordOf(dayMostlyIn(...cycle), fc.constant(situation))),
    })),
  );
  const [first, last] = turn;
  const asOf = fc.oneof(
    { weight: 3, arbitrary: dayArbitrary(last, last + 1) },
    { weight: 1, arbitrary: fc.constantFrom(first, last, last + 1).map(on31January) },
    { weight: 1, arbitrary: dayArbitrary(2007, 2026) },
  );
  const teacher = teacherOf(dayMostlyIn(first - 1, last));
  return fc.record({ teacher, records, asOf }, { noNullPrototype: true });
}
