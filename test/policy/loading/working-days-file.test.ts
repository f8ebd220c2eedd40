import { describe, expect, it } from "vitest";
import { type Day, weekday } from "../../../src/domain/day.ts";
import { isFailure } from "../../../src/domain/failure.ts";
import { readWorkingDays } from "../../../src/policy/loading/working-days-file.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";

function complaintAbout(text: string): string {
  try {
    readWorkingDays("working-days.yaml", text);
  } catch (error) {
    return isFailure(error) ? error.message : String(error);
  }
  return "loads";
}

describe("the table of days off", () => {
  it.each([
    // As the State Council arranged them: worked or not.
    ["2026-02-14", true],
    ["2026-02-16", false],
    ["2026-05-09", true],
    ["2026-10-10", true],
    ["2026-10-07", false],
    ["2026-10-08", true],
    ["2024-02-09", true],
    ["2024-02-18", true],
    ["2020-01-31", false],
    ["2013-10-12", true],
    ["2011-12-31", true],
  ])("that comes with the program knows whether %s is worked: %s", (day, works) => {
    const calendar = builtInPolicies().workingCalendar();
    expect(calendar.knows(day as Day)).toBe(true);
    expect(calendar.isWorkingDay(day as Day)).toBe(works);
  });

  it("knows every year from 2011 to 2026, each with at least eleven weekdays off or more", () => {
    const calendar = builtInPolicies().workingCalendar();
    for (let year = 2011; year <= 2026; year++) {
      const off = [...Array(365).keys()]
        .map((each) => new Date(Date.UTC(year, 0, 1 + each)).toISOString().slice(0, 10) as Day)
        .filter((day) => weekday(day) <= 5 && !calendar.isWorkingDay(day));
      expect(off.length, String(year)).toBeGreaterThan(10);
    }
    expect(calendar.knows("2027-01-01" as Day)).toBe(false);
  });

  it.each([
    ["2027-01-01", false, "a Friday, New Year's Day"],
    ["2027-01-04", true, "the Monday after"],
    ["2027-05-03", true, "a Monday that the notice may well make a day off"],
    ["2027-10-01", false, "a Friday, National Day"],
  ])("knows of %s, of a year not yet arranged, only what is fixed by law: %s", (day, works) => {
    expect(
      builtInPolicies()
        .workingCalendar()
        .isWorkingDay(day as Day),
    ).toBe(works);
  });

  it.each([
    ["years: { twenty: { rest: [], work: [] } }", "write a year such as 2026"],
    ['years: { "2026": { rest: [5-1], work: [] } }', "write days such as 05-01 or 05-01..05-05"],
    ['years: { "2026": { rest: [], work: ["05-32"] } }', "write a day of the year such as 05-09"],
    ['years: { "2026": { rest: [], off: [] } }', "there is no such key here"],
  ])("refuses %s", (text, complaint) => {
    expect(complaintAbout(text)).toContain(`working-days.yaml, line 1, key years.`);
    expect(complaintAbout(text)).toContain(complaint);
  });
});
