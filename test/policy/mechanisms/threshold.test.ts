import { describe, expect, it } from "vitest";
import { school, standingUnder, training } from "../../support/small-policy.ts";

const EXCELLENT = (at: string, of = "total") =>
  `thresholds: [{ id: excellent, of: ${of}, per: year, at: ${at}, effect: { zh: 优, en: good }, cite: 三 }]`;

describe("a threshold", () => {
  it.each([
    // hours, missing, reached
    [71.9999, 0.0001, false],
    [72, 0, true],
    [80, 0, true],
  ])("of 72 with %d misses %d, and that it is reached is %s", (hours, missing, reached) => {
    const { thresholds } = standingUnder(EXCELLENT("72"), "2015-06-30", [
      training("2015-05-01", hours),
    ]);
    expect(thresholds).toEqual([
      { id: "excellent", label: "2015", at: 72, counted: hours, missing, reached, article: "三" },
    ]);
  });

  it("counts its basket after the caps, year by year, oldest first", () => {
    const clauses = `${EXCELLENT("10", "school-based")}
caps: [{ id: cap, on: school-based, per: year, at: 9, cite: 四 }]`;
    const { thresholds } = standingUnder(clauses, "2016-06-30", [
      school("2015-05-01", 12),
      school("2014-05-01", 5),
      training("2014-05-01", 12),
    ]);
    expect(thresholds.map(({ label, counted, missing }) => [label, counted, missing])).toEqual([
      ["2014", 5, 5],
      ["2015", 9, 1],
      ["2016", 0, 10],
    ]);
  });

  it("is there from the day on that it was set, and changes on a day", () => {
    const dated = EXCELLENT("{ 2014-01-01: 60, 2016-01-01: 72 }");
    const records = [2013, 2014, 2015, 2016].map((year) => training(`${year}-05-01`, 60));
    const { thresholds } = standingUnder(dated, "2016-12-31", records);
    expect(thresholds.map(({ label, at, reached }) => [label, at, reached])).toEqual([
      ["2014", 60, true],
      ["2015", 60, true],
      ["2016", 72, false],
    ]);
  });

  it("asks for nothing: it is no requirement", () => {
    expect(standingUnder(EXCELLENT("72"), "2016-06-30", []).requirements).toEqual([]);
  });
});
