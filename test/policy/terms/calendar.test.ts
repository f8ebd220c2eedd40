import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day.ts";
import { addDays, parseDay } from "../../../src/domain/day.ts";
import { smallPolicy, standingUnder, training } from "../../support/small-policy.ts";

/** Where a record of a day is put: its year and its cycle. */
function placed(clauses: string, date: string, more = "") {
  const { records } = standingUnder(clauses, "2030-12-31", [training(date, 8, more)]);
  return [records[0]?.year, records[0]?.cycle];
}

describe("a calendar", () => {
  const SCHOOL = `
    year: { starts: "09-01", cite: 零, first: 2011 }
    cycle: { years: 3, first: 2011, last: 2014 }
  `;
  const GAP = `
    year: { starts: "02-01", ends: "01-30", cite: 零 }
    cycle: { years: 5, first: 2014 }
  `;
  const SHORT = `
    year: { starts: "02-01", ends: "11-30", cite: 零, first: 2011, last: 2012 }
    cycle: { years: 2, first: 2011 }
  `;
  it.each([
    // clauses, day, year, cycle, why
    ["unit: credit", "2015-05-01", "2015", null, "no cycles"],
    [
      "cycle: { years: 5, first: 2011 }",
      "2010-12-31",
      null,
      null,
      "before the first cycle there is no year",
    ],
    [
      "cycle: { years: 5, first: 2011 }",
      "2015-12-31",
      "2015",
      "2011-2015",
      "the last day of a cycle",
    ],
    [
      "cycle: { years: 5, first: 2011 }",
      "2016-01-01",
      "2016",
      "2016-2020",
      "the first day of the next",
    ],
    [
      "cycle: { years: 1, first: 2011 }",
      "2013-05-01",
      "2013",
      "2013-2013",
      "cycles of a single year",
    ],
    [SCHOOL, "2011-08-31", null, null, "before the first school year"],
    [SCHOOL, "2011-09-01", "2011", "2011-2013", "its first day"],
    [SCHOOL, "2014-08-31", "2013", "2011-2013", "the last day of the first cycle"],
    [SCHOOL, "2017-08-31", "2016", "2014-2016", "the last day of the last cycle"],
    [SCHOOL, "2017-09-01", null, null, "after the last cycle there is no year"],
    [
      GAP,
      "2015-01-30",
      "2014",
      "2014-2018",
      "the last day of a year that ends before the next begins",
    ],
    [GAP, "2015-01-31", null, null, "the gap between two years lies in no cycle either"],
    [GAP, "2015-02-01", "2015", "2014-2018", "the first day of the next"],
    [SHORT, "2011-02-01", "2011", "2011-2012", "a year within one calendar year"],
    [SHORT, "2011-11-30", "2011", "2011-2012", "its last day"],
    [SHORT, "2011-12-01", null, null, "the winter after it"],
    [SHORT, "2012-01-31", null, null, "and before the next"],
    [SHORT, "2013-02-01", null, null, "after the last year"],
  ])("of %j puts %s in the year %s and the cycle %s: %s", (clauses, date, year, cycle, _why) => {
    expect(placed(clauses, date)).toEqual([year, cycle]);
  });

  it("counts a record outside every year for nothing, by the article on the year", () => {
    const { records, years, cycles } = standingUnder(GAP, "2015-06-01", [
      training("2015-01-31", 8),
    ]);
    expect(records[0]).toMatchObject({ converted: 8, counted: 0, countedInCycle: 0 });
    expect(records[0]?.reasons[0]).toEqual({ code: "excluded", article: "零", rule: "year" });
    expect(years.map(({ label, total }) => [label, total])).toEqual([["2015", 0]]);
    expect(cycles.map(({ label, total }) => [label, total])).toEqual([["2014-2018", 0]]);
  });

  it("is asked of the day that the policy dates a record by", () => {
    const byCertificate = 'year: { starts: "01-01", cite: 零, dated-by: [certificate-date, date] }';
    const certified = "certificateDate: 2016-01-03";
    expect(placed(byCertificate, "2015-12-30", certified)).toEqual(["2016", null]);
    expect(placed(byCertificate, "2015-12-30")).toEqual(["2015", null]);
    expect(placed("unit: credit", "2015-12-30", certified)).toEqual(["2015", null]);
  });

  it("that dates by the certificate counts a record from that day on, at that day's rate", () => {
    const clauses = `
      year: { starts: "01-01", cite: 零, dated-by: [certificate-date] }
      award: [{ id: a, when: {}, worth: { credits: { 2011-01-01: 1, 2016-01-01: 3 }, per: hour }, cite: 一 }]
    `;
    const records = [training("2015-12-30", 8, "certificateDate: 2016-01-03")];
    const before = standingUnder(clauses, "2016-01-02", records);
    expect(before.records[0]).toMatchObject({ converted: 24, counted: 0 });
    expect(standingUnder(clauses, "2016-01-03", records).records[0]).toMatchObject({ counted: 24 });
  });

  it("that dates by the certificate still cuts by the order of completion", () => {
    const clauses = `
      year: { starts: "01-01", cite: 零, dated-by: [certificate-date] }
      caps: [{ id: cap, on: total, per: year, at: 10, cite: 三 }]
    `;
    const { records } = standingUnder(clauses, "2015-12-31", [
      training("2015-03-01", 8, "certificateDate: 2015-09-01"),
      training("2015-04-01", 8, "certificateDate: 2015-05-01"),
    ]);
    expect(records.map(({ counted }) => counted)).toEqual([8, 2]);
  });
});

describe("the windows of a standing", () => {
  it("are those of its records and of the day asked about, oldest first", () => {
    const clauses = "cycle: { years: 2, first: 2011 }";
    const records = ["2019-05-01", "2011-05-01", "2016-05-01", "2010-05-01"].map((date) =>
      training(date, 1),
    );
    const { years, cycles } = standingUnder(clauses, "2014-05-01", records);
    expect(years.map(({ label }) => label)).toEqual(["2011", "2014", "2016", "2019"]);
    expect(cycles.map(({ label }) => label)).toEqual([
      "2011-2012",
      "2013-2014",
      "2015-2016",
      "2019-2020",
    ]);
  });

  it("have no year where the day asked about has none, and still their cycle", () => {
    const clauses = `
      year: { starts: "02-01", ends: "01-30", cite: 零 }
      cycle: { years: 5, first: 2014 }
    `;
    const { years, cycles } = standingUnder(clauses, "2016-01-31", []);
    expect([years.length, cycles.map(({ label }) => label)]).toEqual([0, ["2014-2018"]]);
  });
});

describe("the places in time", () => {
  it("are the same objects for the same window, however many days were looked up", () => {
    const { calendar } = smallPolicy("cycle: { years: 5, first: 2011 }");
    const first = calendar.placeOf(parseDay("2015-05-01"));
    let day: Day = parseDay("1950-01-01");
    for (let count = 0; count < 21_000; count++) {
      calendar.placeOf(day);
      day = addDays(day, 1);
    }
    const again = calendar.placeOf(parseDay("2015-05-01"));
    expect(again).toEqual(first);
    expect(again.year).toBe(first.year);
    expect(again.cycle).toBe(first.cycle);
  });
});
