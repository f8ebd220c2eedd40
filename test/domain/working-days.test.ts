import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/domain/day.ts";
import {
  createWorkingCalendar,
  workingDayFrom,
  yearsNotKnown,
} from "../../src/domain/working-days.ts";

const known = createWorkingCalendar(
  new Map([[2026, { rest: [{ from: "05-01", to: "05-05" }], work: ["05-09"] }]]),
  [{ from: "10-01", to: "10-03" }],
);
const works = (day: string) => known.isWorkingDay(parseDay(day));

describe("a working day", () => {
  it.each([
    ["2026-04-30", true, "a Thursday"],
    ["2026-05-01", false, "the first day off"],
    ["2026-05-05", false, "the last day off, a Tuesday"],
    ["2026-05-06", true, "the day after"],
    ["2026-05-09", true, "a Saturday that is worked"],
    ["2026-05-10", false, "a Sunday"],
    ["2025-05-01", true, "a Thursday of a year that is not known"],
    ["2025-05-03", false, "a Saturday of such a year"],
    ["2025-10-03", false, "a Friday that is off in every such year"],
    ["2026-10-01", true, "the same days of a year that is known to be arranged otherwise"],
  ])("on %s is %s: %s", (day, expected) => {
    expect(works(day)).toBe(expected);
  });

  it.each([
    // start, count, the day it falls on
    ["2026-04-30", 1, "2026-04-30"],
    ["2026-04-30", 2, "2026-05-06"],
    ["2026-05-02", 1, "2026-05-06"],
    ["2026-05-08", 3, "2026-05-11"],
  ])("counted from %s, the %d. is %s", (start, count, day) => {
    expect(workingDayFrom(known, parseDay(start), count)).toBe(day);
  });

  it("tells of which years the days off are not known", () => {
    expect(yearsNotKnown(known, parseDay("2026-12-30"), parseDay("2027-01-02"))).toEqual([2027]);
    expect(yearsNotKnown(known, parseDay("2026-01-01"), parseDay("2026-12-31"))).toEqual([]);
  });
});
