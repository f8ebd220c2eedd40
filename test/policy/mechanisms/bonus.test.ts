import { describe, expect, it } from "vitest";
import { counts, standingUnder, training, worths } from "../../support/small-policy.ts";

/** What hours of training come to with these bonuses. */
function raised(bonuses: string, hours: number, record = "", date = "2015-05-01") {
  const standing = standingUnder(`bonus: [${bonuses}]`, "2020-12-31", [
    training(date, hours, record),
  ]);
  return worths(standing)[0];
}

const FIFTH = "id: fifth, when: { outcome: excellent }, times: 1.2, cite: 三";

describe("a bonus", () => {
  it.each([
    // hours, credits, why
    [18, 22, "21.6 goes up"],
    [6, 7, "7.2 goes down"],
    [18.75, 23, "22.5 goes up"],
    [0.4, 0, "0.48 goes to nothing"],
    [0.4166, 0, "just below a half"],
    [0.4167, 1, "just above a half"],
    [10, 12, "a whole stays"],
  ])("of a fifth, rounded half up, makes %d into %d: %s", (hours, credits, _why) => {
    expect(raised(`{ ${FIFTH}, round: half-up }`, hours, "outcome: excellent")).toBe(credits);
  });

  it("of a fifth is not rounded unless the policy says so", () => {
    expect(raised(`{ ${FIFTH} }`, 18, "outcome: excellent")).toBe(21.6);
  });

  it("is given only where its condition holds", () => {
    expect(raised(`{ ${FIFTH} }`, 18, "outcome: passed")).toBe(18);
  });

  it("rounds halves of thirds exactly", () => {
    const thirds = `
      award: [{ id: thirds, when: {}, worth: { credits: 1, per: "3 hours" }, cite: 一 }]
      bonus: [{ id: half, when: {}, times: 1.5, round: half-up, cite: 三 }]
    `;
    const standing = standingUnder(
      thirds,
      "2015-12-31",
      [1, 0.9999, 5, 4.9999].map((hours) => training("2015-05-01", hours)),
    );
    expect(worths(standing)).toEqual([1, 0, 3, 2]);
  });

  const LEVELS = "id: level, when: {}, add: { by: level, none: 1, city: 8, nation: 10 }, cite: 三";
  it.each([
    // record, credits, why
    ["level: nation", 15, "of its level"],
    ["level: city", 13, "of another level"],
    ["title: 无", 6, "where no level is stated"],
    ["level: school", 5, "of a level without one"],
  ])("by level makes 5 credits of %s into %d: %s", (record, credits, _why) => {
    expect(raised(`{ ${LEVELS} }`, 5, record)).toBe(credits);
  });

  it.each([
    // bonuses, credits, why
    ["{ id: a, when: {}, add: 6, cite: 三 }", 16, "once per record, not per hour"],
    ["{ id: a, when: {}, add: 1/3, cite: 三 }", 10.3333, "a part of a credit"],
    ["{ id: a, when: {}, times: 2, add: 3, cite: 三 }", 23, "multiplied, then added to"],
    [
      "{ id: a, when: {}, add: 3, cite: 三 }, { id: b, when: {}, times: 2, cite: 三 }",
      26,
      "two in the order written",
    ],
    [
      "{ id: a, when: {}, times: 1.2, cite: 三 }, { id: b, when: {}, times: 4/3, cite: 三 }",
      16,
      "two multiples, exactly",
    ],
    ["{ id: a, when: {}, times: 1/2, cite: 三 }", 5, "less than before"],
  ])("of %s makes 10 into %d: %s", (bonuses, credits, _why) => {
    expect(raised(bonuses, 10)).toBe(credits);
  });

  it.each([
    // day, credits
    ["2012-12-31", 10],
    ["2013-01-01", 11],
    ["2015-12-31", 11],
    ["2016-01-01", 14],
  ])("that changes makes 10 of %s into %d", (date, credits) => {
    const dated = "{ id: a, when: {}, add: { 2013-01-01: 1, 2016-01-01: 4 }, cite: 三 }";
    expect(raised(dated, 10, "", date)).toBe(credits);
  });

  it("says what it added, by which rule and article, and nothing where it added nothing", () => {
    const clauses = `bonus: [{ ${FIFTH}, round: half-up }, { id: none, when: {}, times: 1, cite: 四 }]`;
    const { records } = standingUnder(clauses, "2015-12-31", [
      training("2015-05-01", 18, "outcome: excellent"),
    ]);
    expect(records[0]?.reasons.slice(1)).toEqual([
      { code: "bonus", article: "三", rule: "fifth", amount: 4 },
    ]);
  });

  it("that takes off says so with a minus", () => {
    const clauses = "bonus: [{ id: less, when: {}, times: 1/3, cite: 三 }]";
    const { records } = standingUnder(clauses, "2015-12-31", [training("2015-05-01", 1)]);
    expect(records[0]?.reasons[1]).toMatchObject({ code: "bonus", amount: -0.6667 });
    expect(records[0]?.converted).toBe(0.3333);
  });

  it("comes before the caps", () => {
    const clauses = `
      bonus: [{ id: extra, when: {}, add: 6, cite: 三 }]
      caps: [{ id: cap, on: total, per: record, at: 12, cite: 四 }]
    `;
    expect(counts(standingUnder(clauses, "2015-12-31", [training("2015-05-01", 10)]))).toEqual([
      12,
    ]);
  });
});
