import { describe, expect, it } from "vitest";
import { complaintAbout, standingUnder, worths } from "../../support/small-policy.ts";

const CLAUSES = `
  measures:
    half-day: [{ of: unit }, { of: hour, times: 1/4 }, { of: day, times: 2 }]
    week: [{ of: half-day, times: 1/10 }]
    lesson: [{ of: hour }, { of: day, times: 6 }]
    course: [{ of: course }, { of: unit, times: 10 }]
  award:
    - { id: half-days, when: { activity: training }, worth: { credits: 1.5, per: half-day }, cite: 一 }
    - { id: weeks, when: { activity: induction }, worth: { credits: 15, per: week }, cite: 一 }
    - { id: hours, when: { activity: school-based }, worth: { credits: 1, per: "3 lessons" }, cite: 一 }
    - { id: days, when: { activity: self-study }, worth: { credits: 1, per: span }, cite: 一 }
    - { id: others, when: {}, worth: [{ credits: 1, per: course }, { credits: 1, per: course-credit }, { credits: 1, per: school-year }, { credits: 1, per: credit }], cite: 一 }
`;

/** What one record is worth, and the measure it was read by. */
function reading(record: string) {
  const standing = standingUnder(CLAUSES, "2015-12-31", [`date: 2015-05-03, activity: ${record}`]);
  const [reason] = standing.records[0]?.reasons ?? [];
  const stated = reason?.code === "converted" && reason.stated;
  return [worths(standing)[0], stated ? [stated.amount, stated.measure] : []];
}

describe("a measure", () => {
  it.each([
    // record, worth, as stated, why
    ["training, units: 2", 3, [2, "unit"], "a measure of its own"],
    ["training, hours: 6", 2.25, [6, "hour"], "by way of another, times a factor"],
    ["training, days: 1.5", 4.5, [1.5, "day"], "the last way"],
    ["training, units: 1, hours: 40, days: 9", 1.5, [1, "unit"], "the first way stated decides"],
    ["training, units: 0, hours: 40", 0, [0, "unit"], "nought is stated too"],
    ["induction, hours: 8", 3, [8, "hour"], "by way of two measures"],
    ["school-based, days: 1", 2, [1, "day"], "several of a measure of its own"],
    ["school-based, hours: 1", 0.3333, [1, "hour"], "a part of several"],
    ["self-study, from: 2015-05-01", 3, [3, "span"], "the days of a span"],
    ["self-study, from: 2015-05-03", 1, [1, "span"], "a single day"],
    ["self-study", 0, [], "no first day"],
    ["other, courses: 4", 4, [4, "course"], "courses"],
    ["other, units: 2", 20, [2, "unit"], "a measure that every policy has, extended"],
    ["other, courseCredits: 5", 5, [5, "course-credit"], "course credits"],
    ["other, schoolYears: 6", 6, [6, "school-year"], "school years"],
    ["other, credits: 7", 7, [7, "credit"], "credits"],
  ])("of %j is worth %d as %j: %s", (record, worth, stated, _why) => {
    expect(reading(record)).toEqual([worth, stated]);
  });

  it.each([
    // measures, what is said
    ["a: [{ of: a }]", "key measures.a: the measure a is defined by way of itself"],
    [
      "a: [{ of: b }], b: [{ of: hour }, { of: a }]",
      "key measures.a: the measure a is defined by way of itself",
    ],
    ["a: [{ of: hours }]", "key measures.a: there is no measure called hours; did you mean hour?"],
    [
      "a: [{ of: half-dya }], half-day: [{ of: unit }]",
      "there is no measure called half-dya; did you mean half-day?",
    ],
    ["a: []", "key measures.a"],
  ])("in %s is refused: %s", (measures, words) => {
    expect(complaintAbout(`measures: { ${measures} }`)).toContain(words);
  });

  it.each([
    // per, what is said
    ["hours", "line 11, key award.0: there is no measure called hours; did you mean hour?"],
    ['"2 lessons"', "there is no measure called lesson"],
    ["constructor", "there is no measure called constructor"],
    ['"half an hour"', 'write what it is counted per, such as hour or "3 hours"'],
  ])("that an award counts per, %s, is refused: %s", (per, words) => {
    const award = `award: [{ id: a, when: {}, worth: { credits: 1, per: ${per} }, cite: 一 }]`;
    expect(complaintAbout(award)).toContain(words);
  });
});
