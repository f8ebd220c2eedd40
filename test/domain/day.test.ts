import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  dayParts,
  isDay,
  laterDay,
  makeDay,
  packedDay,
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
    expect(parseDay(text)).toBe(text);
  });

  it("orders packed as it does as text", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(packedDay(a) - packedDay(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
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

  it("comes apart into its numbers, and is made of them again", () => {
    expect(dayParts("2013-07-05" as Day)).toEqual({ year: 2013, month: 7, dayOfMonth: 5 });
    expect(makeDay(2013, 7, 5)).toBe("2013-07-05");
    expect(makeDay(900, 2, 30)).toBe("0900-02-28");
  });

  it("is later than another or the same", () => {
    const [first, second] = ["2013-09-30", "2013-10-01"] as [Day, Day];
    expect(laterDay(first, second)).toBe(second);
    expect(laterDay(second, first)).toBe(second);
    expect(laterDay(first, first)).toBe(first);
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
