import { describe, expect, it } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { contains, cycleOf, isMonthDay, overlaps, yearOf } from "../../src/domain/window.ts";

const february = { starts: "02-01", ends: "01-30", first: 2014 };
const school = { starts: "09-01" };
const autumn = { starts: "02-01", ends: "11-30" };
const calendar = { starts: "01-01", first: 2011, last: 2015 };

describe("a year", () => {
  it.each([
    // rule, day, label
    [february, "2014-01-31", undefined, "before the first year"],
    [february, "2014-02-01", "2014", "the first day"],
    [february, "2015-01-30", "2014", "the last day"],
    [february, "2015-01-31", undefined, "the gap between two years"],
    [february, "2015-02-01", "2015", "the next first day"],
    [school, "2013-08-31", "2012", "the last day of a school year"],
    [school, "2013-09-01", "2013", "the first day of a school year"],
    [autumn, "2014-11-30", "2014", "the last day of a year within one calendar year"],
    [autumn, "2014-12-01", undefined, "the winter after it"],
    [autumn, "2014-01-31", undefined, "the winter before it"],
    [calendar, "2010-12-31", undefined, "before the first"],
    [calendar, "2015-12-31", "2015", "the last day of the last"],
    [calendar, "2016-01-01", undefined, "after the last"],
  ])("of %o holds %s as %s: %s", (rule, day, label, _why) => {
    expect(yearOf(rule, day as Day)?.label).toBe(label);
  });

  it("that starts in February ends on 30 January, in leap years too", () => {
    expect(yearOf(february, "2016-01-15" as Day)).toMatchObject({
      from: "2015-02-01",
      to: "2016-01-30",
    });
  });

  it("that starts in March ends on 29 February in leap years", () => {
    expect(yearOf({ starts: "03-01" }, "2016-02-29" as Day)?.to).toBe("2016-02-29");
    expect(yearOf({ starts: "03-01" }, "2015-02-28" as Day)?.to).toBe("2015-02-28");
  });
});

describe("a window", () => {
  const window = { label: "2013", from: "2013-01-01" as Day, to: "2013-12-31" as Day };

  it("holds its first and its last day", () => {
    const days = ["2012-12-31", "2013-01-01", "2013-12-31", "2014-01-01"] as Day[];
    expect(days.map((day) => contains(window, day))).toEqual([false, true, true, false]);
  });

  it.each([
    // from, to, overlaps
    ["2012-01-01", "2012-12-31", false],
    ["2012-01-01", "2013-01-01", true],
    ["2013-12-31", "2014-12-31", true],
    ["2014-01-01", "2014-12-31", false],
    ["2012-01-01", "2014-12-31", true],
    ["2013-05-01", "2013-05-01", true],
  ])("and the days from %s to %s overlap: %s", (from, to, expected) => {
    expect(overlaps(window, from as Day, to as Day)).toBe(expected);
  });
});

describe("a day of the year", () => {
  it.each(["01-01", "02-29", "12-31"])("is %j", (text) => {
    expect(isMonthDay(text)).toBe(true);
  });

  it.each(["02-30", "13-01", "1-1", "2013-01-01", ""])("is not %j", (text) => {
    expect(isMonthDay(text)).toBe(false);
  });
});

describe("a cycle", () => {
  const five = { years: 5, first: 2014 };
  it.each([
    // day, label
    ["2013-12-31", undefined, "before the first"],
    ["2014-02-01", "2014-2018", "the first day"],
    ["2015-01-31", "2014-2018", "a gap between two of its years"],
    ["2019-01-30", "2014-2018", "the last day"],
    ["2019-01-31", undefined, "the gap between two cycles"],
    ["2019-02-01", "2019-2023", "the next first day"],
  ])("holds %s as %s: %s", (day, label, _why) => {
    expect(cycleOf(five, february, day as Day)?.label).toBe(label);
  });

  it("ends with the last there is", () => {
    const once = { years: 6, first: 2015, last: 2015 };
    const years = { starts: "01-01" };
    expect(cycleOf(once, years, "2020-12-31" as Day)?.label).toBe("2015-2020");
    expect(cycleOf(once, years, "2021-01-01" as Day)).toBeUndefined();
  });
});
