import { describe, expect, it } from "vitest";
import { counts, standingUnder, training, worths } from "../../support/small-policy.ts";

/** What a record is worth by a single rule. */
function worth(rule: string, record: string, date = "2015-05-01"): number | undefined {
  const clauses = `
  school-year: { starts: "09-01" }
  award: [{ id: only, when: {}, worth: ${rule}, cite: 一 }]`;
  return worths(
    standingUnder(clauses, "2020-12-31", [`date: ${date}, activity: other, ${record}`]),
  )[0];
}

describe("an award", () => {
  const byLevel =
    "{ credits: { by: level, none: 0.5, county: 1, city: 2, province: 3 }, per: hour }";
  it.each([
    // record, worth, why
    ["level: county, hours: 8", 8, "the rate of its level"],
    ["level: city, hours: 8", 16, "of another level"],
    ["level: province, hours: 0.25", 0.75, "for a part of an hour"],
    ["hours: 8", 4, "where none is stated"],
    ["level: nation, hours: 8", 0, "for a level without a rate"],
    ["level: city", 0, "where no hours are stated"],
    ["level: city, hours: 0", 0, "where nought is stated"],
  ])("by level gives %s %d: %s", (record, expected) => {
    expect(worth(byLevel, record)).toBe(expected);
  });

  it.each([
    // rates, record, worth
    ["{ by: mode, online: 0.05, none: 0.1, in-person: 0.1 }", "mode: online, hours: 20", 1],
    ["{ by: mode, online: 0.05, none: 0.1, in-person: 0.1 }", "mode: in-person, hours: 20", 2],
    ["{ by: host, school: 2, programme: 4 }", "host: programme, hours: 1", 4],
    ["{ by: place, own-county: 2, other-county: 4 }", "place: other-county, hours: 1", 4],
    ["{ by: outcome, none: 1, excellent: 1.2 }", "outcome: excellent, hours: 1", 1.2],
  ])("with the rates %s gives %s %d", (rates, record, expected) => {
    expect(worth(`{ credits: ${rates}, per: hour }`, record)).toBe(expected);
  });

  it.each([
    // worth, record, credits, why
    ['{ credits: 1, per: "3 hours" }', "hours: 12", 4, "several of a measure"],
    ['{ credits: 1, per: "3 hours" }', "hours: 4", 1.3333, "and parts of them"],
    [
      '{ credits: 1, per: "3 hours", whole: true }',
      "hours: 8.9999",
      2,
      "of which only whole ones count",
    ],
    ['{ credits: 1, per: "3 hours", whole: true }', "hours: 9", 3, "up to just enough"],
    ['{ credits: 1, per: "1 hour" }', "hours: 9", 9, "one of a measure"],
    [
      "{ credits: 30, per: school-year, whole: true, at-most: 5 }",
      "schoolYears: 4.5",
      120,
      "whole school years",
    ],
    [
      "{ credits: 30, per: school-year, whole: true, at-most: 5 }",
      "schoolYears: 5.5",
      150,
      "at most five",
    ],
    [
      "{ credits: 30, per: school-year, whole: true, at-most: 5 }",
      "schoolYears: 6",
      150,
      "whatever more is stated",
    ],
    [
      "{ credits: 30, per: school-year, whole: true }",
      "schoolYears: 0.5",
      0,
      "less than a whole one",
    ],
    ["{ credits: 2, per: unit, at-most: 2.5 }", "units: 9", 5, "at most so many, parts included"],
    ["{ credits: 2, per: unit, at-most: 2.5 }", "units: 2", 4, "fewer than that"],
    ["{ credits: 72 }", "hours: 3", 72, "a flat worth"],
    ["{ credits: 72 }", "title: 无", 72, "a flat worth of what states nothing"],
    ["{ credits: 1/3, per: hour }", "hours: 6", 2, "a rate without a decimal"],
    ["{ credits: 0, per: hour }", "hours: 6", 0, "a rate of nothing"],
    ["{ credits: 0, per: hour, whole: true }", "hours: 6", 0, "whole ones of nothing"],
  ])("of %s gives %s %d: %s", (rule, record, expected, _why) => {
    expect(worth(rule, record)).toBe(expected);
  });

  it.each([
    // record, worth, why
    ["units: 2, hours: 40", 4, "the first measure that is stated decides"],
    ["hours: 8", 4, "else the second"],
    ["courses: 1", 7, "else the flat worth"],
    ["units: 0, hours: 40", 0, "nought is stated too"],
  ])("with several options gives %s %d: %s", (record, expected, _why) => {
    const options = "[{ credits: 2, per: unit }, { credits: 0.5, per: hour }, { credits: 7 }]";
    expect(worth(options, record)).toBe(expected);
  });

  it.each([
    // day, worth, why
    ["2010-12-31", 0, "before the first rate"],
    ["2011-01-01", 10, "on its first day"],
    ["2015-12-31", 10, "the day before it changes"],
    ["2016-01-01", 20, "the day it changes"],
    ["2019-05-01", 20, "after"],
  ])("whose rate changes gives a record of %s %d: %s", (day, expected, _why) => {
    const rates = "{ credits: { 2016-01-01: 2, 2011-01-01: 1 }, per: hour }";
    expect(worth(rates, "hours: 10", day)).toBe(expected);
  });

  it("whose rate by level changes has a table for each time", () => {
    const rates = "{ 2011-01-01: { by: level, city: 1 }, 2016-01-01: { by: level, city: 3 } }";
    const before = worth(`{ credits: ${rates}, per: hour }`, "level: city, hours: 2", "2015-12-31");
    const after = worth(`{ credits: ${rates}, per: hour }`, "level: city, hours: 2", "2016-01-01");
    expect([before, after]).toEqual([2, 6]);
  });

  const RULES = `
    award:
      - { id: lecture, when: { role: lecturer }, worth: { credits: 4, per: hour }, to: [online], cite: 二 }
      - { id: training, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
  `;

  it("is given by the first rule that holds, with its article and what the proof states", () => {
    const { records } = standingUnder(RULES, "2015-12-31", [
      training("2015-05-01", 2, "role: lecturer"),
      training("2015-05-01", 2.5),
    ]);
    expect(records.map(({ reasons }) => reasons)).toEqual([
      [
        {
          code: "converted",
          article: "二",
          rule: "lecture",
          stated: { amount: 2, measure: "hour" },
          amount: 8,
          booked: "year",
        },
      ],
      [
        {
          code: "converted",
          article: "一",
          rule: "training",
          stated: { amount: 2.5, measure: "hour" },
          amount: 2.5,
          booked: "year",
        },
      ],
    ]);
  });

  it("of a flat worth states no measure", () => {
    const flat = "award: [{ id: flat, when: {}, worth: { credits: 72 }, cite: 一 }]";
    const { records } = standingUnder(flat, "2015-12-31", [training("2015-05-01", 2)]);
    expect(records[0]?.reasons[0]).toMatchObject({ amount: 72, stated: undefined });
  });

  it("is not given where no rule holds, and then there is no reason", () => {
    const { records } = standingUnder(RULES, "2015-12-31", [
      "date: 2015-05-01, activity: other, hours: 9",
    ]);
    expect(records[0]).toMatchObject({ converted: 0, counted: 0, reasons: [] });
  });

  it("is not given where the proof states nothing of what the rule asks for", () => {
    const { records } = standingUnder(RULES, "2015-12-31", [
      "date: 2015-05-01, activity: training, units: 3",
    ]);
    expect(records[0]).toMatchObject({ converted: 0, counted: 0 });
    expect(records[0]?.reasons).toEqual([
      expect.objectContaining({ code: "converted", article: "一", amount: 0, lacking: ["hour"] }),
    ]);
  });

  it("goes to its year, only to its cycle, or to a track, as its rule books it", () => {
    const clauses = `
      cycle: { years: 5, first: 2011 }
      tracks: [{ id: new, of: induction, starts: hired-on, years: 1, at-least: 9, cite: 三 }]
      award:
        - { id: y, when: { level: county }, worth: { credits: 10 }, cite: 一 }
        - { id: c, when: { level: city }, worth: { credits: 10 }, books: cycle, cite: 一 }
        - { id: t, when: { level: nation }, worth: { credits: 10 }, books: track, to: [induction], cite: 一 }
    `;
    const records = ["county", "city", "nation"].map((level) =>
      training("2015-05-01", 1, { level }),
    );
    const standing = standingUnder(clauses, "2015-12-31", records, "hiredOn: 2015-01-01");
    expect(standing.records).toMatchObject([
      { converted: 10, counted: 10, countedInCycle: 10, year: "2015", cycle: "2011-2015" },
      { converted: 10, counted: 0, countedInCycle: 10, year: null, cycle: "2011-2015" },
      { converted: 10, counted: 0, countedInCycle: 0, year: "2015", cycle: "2011-2015" },
    ]);
    expect(
      standing.records.map(({ reasons: [first] }) => first?.code === "converted" && first.booked),
    ).toEqual(["year", "cycle", "track"]);
    expect([standing.years[0]?.total, standing.cycles[0]?.total]).toEqual([10, 20]);
  });

  it("fills every basket that it names, and the total", () => {
    const clauses = `
      award: [{ id: a, when: {}, worth: { credits: 1, per: hour }, to: [school-based, online], cite: 一 }]
      require:
        - { id: one, of: school-based, per: year, at-least: 5, cite: 三 }
        - { id: two, of: online, per: year, at-least: 5, cite: 三 }
        - { id: three, of: induction, per: year, at-least: 5, cite: 三 }
        - { id: all, of: total, per: year, at-least: 5, cite: 三 }
    `;
    const standing = standingUnder(clauses, "2015-12-31", [training("2015-05-01", 4)]);
    expect(standing.requirements.map(({ counted }) => counted)).toEqual([4, 4, 0, 4]);
    expect(counts(standing)).toEqual([4]);
  });
});
