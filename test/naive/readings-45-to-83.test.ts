import { describe, expect, test } from "vitest";
import { converted, counted, day, labels, line, standingOf } from "./hand-worked.ts";

/*
 * The readings in which two programs most easily part, each worked out by hand.
 */

describe("chaoyang-125", () => {
  test("offsets only what self-study lacks, and counts each fixed item once", () => {
    const item = { programme: "inquiry-guidance", activity: "other" } as const;
    const standing = standingOf("chaoyang-125", "2016-01-01", [
      { date: "2013-05-01", hours: 160 },
      { date: "2013-05-01", activity: "self-study", hours: 10 },
      { ...item, date: "2014-05-01" },
      { ...item, date: "2014-04-01" },
    ]);
    expect(converted(standing)).toEqual([16, 0.5, 0, 4]);
    expect(line(standing, "professional", "cycle", "2011-2015")?.counted).toBe(20);
    expect(line(standing, "elective", "cycle", "2011-2015")).toMatchObject({
      counted: 2,
      status: "short",
    });
  });
});

describe("shaanxi-2013-31", () => {
  test("lists the cycle but no year for asOf on 31 January inside the cycle", () => {
    const inside = standingOf("shaanxi-2013-31", "2016-01-31", []);
    expect([labels(inside.years), labels(inside.cycles)]).toEqual([[], ["2014-2018"]]);
    const between = standingOf("shaanxi-2013-31", "2019-01-31", []);
    expect([labels(between.years), labels(between.cycles)]).toEqual([[], []]);
  });

  test("asks for three days: stated, else from first to last, else by units", () => {
    const standing = standingOf("shaanxi-2013-31", "2016-12-31", [
      { date: "2016-05-03", days: 2, from: day("2016-05-01"), units: 9 },
      { date: "2016-05-03", from: day("2016-05-01"), units: 4, level: "nation" },
      { date: "2016-05-03", hours: 24 },
      { date: "2016-05-03", hours: 23 },
      { date: "2016-05-03", from: day("2016-05-01"), credits: 5 },
      { date: "2016-05-03", credits: 5 },
    ]);
    expect(converted(standing)).toEqual([0, 8, 9, 0, 5, 0]);
  });

  test("lets concentrated surplus fill the online line once", () => {
    const standing = standingOf("shaanxi-2013-31", "2016-12-31", [
      { date: "2016-05-03", days: 20 },
      { date: "2016-05-03", mode: "online", credits: 15 },
    ]);
    expect(line(standing, "concentrated", "cycle", "2014-2018")?.counted).toBe(60);
    expect(line(standing, "online", "cycle", "2014-2018")?.counted).toBe(45);
    expect(line(standing, "total", "cycle", "2014-2018")?.counted).toBe(75);
  });
});

describe("changsha-vocational-2017", () => {
  test("books by certificate, but lets the later completed lose", () => {
    const schoolBased = { activity: "school-based", hours: 20 } as const;
    const standing = standingOf("changsha-vocational-2017", "2020-12-31", [
      { ...schoolBased, date: "2018-05-01", certificateDate: day("2019-06-01") },
      { ...schoolBased, date: "2018-04-01", certificateDate: day("2019-12-01") },
    ]);
    expect(counted(standing)).toEqual([4, 20]);
    expect(labels(standing.years)).toEqual(["2019", "2020"]);
  });

  test("counts whole months from the first day, and books each to the year it begins in", () => {
    const standing = standingOf("changsha-vocational-2017", "2018-06-15", [], {
      leaves: [
        { kind: "other", from: day("2016-11-30"), to: day("2017-02-27") },
        { kind: "other", from: day("2018-05-16") },
        { kind: "other", from: day("2014-12-01"), to: day("2015-01-30") },
      ],
      designations: [{ kind: "dual-qualified", on: day("2018-06-16") }],
    });
    const granted = standing.records.map(({ id, counted: amount }) => [id, amount]);
    expect(granted).toEqual([
      ["leave:1:2016", 12],
      ["leave:1:2017", 6],
      ["leave:2:2018", 6],
    ]);
    expect(labels(standing.years)).toEqual(["2015", "2016", "2017", "2018"]);
  });

  test("rounds only the fifth more for days", () => {
    const standing = standingOf("changsha-vocational-2017", "2020-12-31", [
      { date: "2019-05-01", days: 2.5, outcome: "excellent" },
      { date: "2019-05-01", days: 2.25 },
      { date: "2019-05-01", hours: 7.5, outcome: "excellent" },
    ]);
    expect(converted(standing)).toEqual([18, 13.5, 7.5]);
  });
});

describe("jining-school", () => {
  test("waives the cycle from the day before two months on", () => {
    const training = { level: "nation", fullTime: true, date: "2015-04-27" } as const;
    const longEnough = standingOf("jining-school", "2015-12-31", [
      { ...training, from: day("2015-02-28") },
    ]);
    expect(line(longEnough, "total", "cycle", "2011-2015")).toEqual({
      scope: "total",
      window: "cycle",
      label: "2011-2015",
      required: 0,
      counted: 0,
      missing: 0,
      status: "waived",
    });
    const tooShort = standingOf("jining-school", "2015-12-31", [
      { ...training, from: day("2015-03-01") },
    ]);
    expect(tooShort.requirements).toEqual([]);
  });

  test("counts credits and waives only from twelve months after hiring", () => {
    const teacher = { hiredOn: day("2014-09-01") };
    const standing = standingOf(
      "jining-school",
      "2015-12-31",
      [
        { date: "2015-08-31", hours: 8 },
        { date: "2015-09-01", hours: 9 },
        { date: "2015-08-31", activity: "induction", hours: 100 },
        { date: "2015-09-01", activity: "induction", hours: 50 },
      ],
      teacher,
    );
    expect(converted(standing)).toEqual([0, 9, 100, 50]);
    expect(line(standing, "induction", "track", "2014-2015")).toMatchObject({
      counted: 100,
      status: "short",
    });
  });
});

describe("haimen-jiangsu", () => {
  test("raises the year's cap on degree study with two courses in all", () => {
    const course = { activity: "degree-study", courses: 1 } as const;
    const standing = standingOf("haimen-jiangsu", "2017-12-31", [
      { ...course, date: "2016-05-01" },
      { ...course, date: "2017-05-01" },
      { ...course, date: "2017-06-01" },
    ]);
    expect(counted(standing)).toEqual([36, 36, 14]);
  });

  test("waits for the questionnaire unless the record is stated to be verified", () => {
    const pending = { date: "2016-05-01", hours: 8, questionnaire: "pending" } as const;
    const standing = standingOf("haimen-jiangsu", "2017-12-31", [
      pending,
      { ...pending, verified: true },
    ]);
    expect(counted(standing)).toEqual([0, 8]);
  });
});

describe("region-64h", () => {
  test("counts a record for the first dimension among its own themes", () => {
    const standing = standingOf("region-64h", "2018-12-31", [
      { date: "2018-05-01", hours: 8, credits: 99, themes: ["it", "subject", "ethics"] },
    ]);
    expect(line(standing, "subject", "year", "2018")?.counted).toBe(8);
    expect(line(standing, "ethics", "year", "2018")?.counted).toBe(0);
    expect(standing.records[0]).toMatchObject({ countedInCycle: 0, cycle: null });
  });
});
