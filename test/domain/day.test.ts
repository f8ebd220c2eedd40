import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  isDay,
  makeDay,
  parseDay,
  weekday,
} from "../../src/domain/day.ts";

const anyDay = fc
  .tuple(
    fc.integer({ min: 1900, max: 2199 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => makeDay(year, month, day));

const fromDate = (date: Date) => date.toISOString().slice(0, 10);

describe("a day", () => {
  it.each(["2023-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "2023-1-1", "20230101", ""])(
    "is not %j",
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => parseDay(text)).toThrow(/not a day/);
    },
  );

  it.each(["2024-02-29", "2000-02-29", "2013-12-31"])("is %j", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it("agrees with the calendar on weekdays, differences and days later", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        const date = new Date(`${day}T00:00:00Z`);
        expect(weekday(day)).toBe(date.getUTCDay() || 7);
        const later = addDays(day, count);
        date.setUTCDate(date.getUTCDate() + count);
        expect(later).toBe(fromDate(date));
        expect(dayNumber(later) - dayNumber(day)).toBe(count);
      }),
    );
  });

  it.each([
    // day, months, later
    ["2016-01-31", 1, "2016-02-29"],
    ["2015-01-31", 1, "2015-02-28"],
    ["2015-08-31", 6, "2016-02-29"],
    ["2015-11-15", 2, "2016-01-15"],
    ["2015-01-15", -1, "2014-12-15"],
  ])("%s and %i months is %s", (day, months, later) => {
    expect(addMonths(day as Day, months)).toBe(later);
  });
});
