import * as fc from "fast-check";
import type { Day } from "../../src/domain/day.ts";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  PARTS,
  PLACES,
  QUESTIONNAIRES,
  THEMES,
  type TrainingRecord,
} from "../../src/domain/training-record.ts";
import { daysAfter, monthsAfter } from "../naive/days.ts";
import { dayArbitrary, mostly, seldom, statedOnly } from "./random-days.ts";
import type { Situation } from "./random-situations.ts";

/** Whole, in quarters, or with up to four decimals; 0 is a statement too. */
const amount = (max: number) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max: max * 4 }).map((quarters) => quarters / 4) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: max * 1e4 }).map((parts) => parts / 1e4) },
  );

const hours = fc.oneof(
  { weight: 4, arbitrary: amount(60) },
  { weight: 1, arbitrary: fc.constantFrom(90, 121, 180, 360) },
);

const measures = {
  hours: mostly(hours, 4),
  units: seldom(amount(24)),
  days: seldom(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.5, 2.5, 2.9, 3.5)), 3),
  courses: seldom(fc.integer({ min: 1, max: 3 }), 3),
  courseCredits: seldom(amount(12), 3),
  schoolYears: seldom(fc.constantFrom(0.5, 1, 1.5, 2, 2.9, 3, 4.5, 5, 5.5, 6), 2),
  credits: mostly(amount(40), 2),
};

/** Few and alike, with blanks at the ends, empty, or nothing but blanks. */
const content = fc.constantFrom(
  "课堂评价",
  " 课堂评价",
  "课堂评价　",
  "作文",
  "作文 教学",
  "",
  "  ",
);

const programme = fc.constantFrom(
  "teacher-qualities",
  "educational-psychology",
  "inquiry-guidance",
  "subject-training",
  "another-programme",
);

/** Some days back, near the three days or the two months that some policies ask for. */
const firstDay = (date: fc.Arbitrary<Day>) =>
  fc.oneof(
    fc
      .tuple(date, fc.constantFrom(0, 1, 2, 3, 40))
      .map(([last, days]) => ({ from: daysAfter(last, -days), date: last })),
    fc
      .tuple(date, fc.constantFrom(-2, -1, 0, 1))
      .map(([first, days]) => ({ from: first, date: daysAfter(monthsAfter(first, 2), days) })),
  );

const dates = (date: fc.Arbitrary<Day>) =>
  fc.oneof(
    { weight: 2, arbitrary: date.map((last) => ({ from: undefined, date: last })) },
    { weight: 1, arbitrary: firstDay(date) },
  );

const outcome = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constant("excellent" as const) },
  { weight: 2, arbitrary: fc.constant("passed" as const) },
  { weight: 1, arbitrary: fc.constant("failed" as const) },
);

/** A record completed on one of these days that has everything a situation asks for. */
export function recordOf(
  date: fc.Arbitrary<Day>,
  situation: fc.Arbitrary<Situation>,
): fc.Arbitrary<TrainingRecord> {
  return fc
    .record({
      id: fc.integer({ min: 1, max: 12 }).map((n) => `r${n}`),
      when: dates(date),
      certificateDate: seldom(date),
      situation,
      level: mostly(fc.constantFrom(...LEVELS), 5),
      mode: seldom(fc.constantFrom(...MODES), 2),
      role: seldom(fc.constantFrom(...PARTS), 2),
      host: seldom(fc.constantFrom(...HOSTS), 2),
      place: seldom(fc.constantFrom(...PLACES), 2),
      themes: seldom(fc.uniqueArray(fc.constantFrom(...THEMES), { maxLength: 4 }), 2),
      programme: seldom(programme),
      content: mostly(content, 3),
      accredited: seldom(fc.constantFrom(true, true, false), 5),
      filedInAdvance: seldom(fc.boolean(), 5),
      outcome,
      diploma: seldom(fc.constantFrom(true, true, false), 2),
      matchesPost: seldom(fc.constantFrom(true, true, false), 2),
      fullTime: seldom(fc.constantFrom(true, true, false), 2),
      questionnaire: seldom(fc.constantFrom(...QUESTIONNAIRES)),
      verified: seldom(fc.constantFrom(true, true, false), 4),
      ...measures,
    })
    .map(({ when, situation: given, ...facts }) => statedOnly({ ...facts, ...when, ...given }));
}

/** A situation that asks for nothing but an activity, any of them. */
export const anySituation = fc.constantFrom(...ACTIVITIES).map((activity) => ({ activity }));

/** Any record the contract allows, from 2008 to 2024. */
export const recordArbitrary = recordOf(dayArbitrary(2008, 2024), anySituation);
