import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  lunarDay,
  lunarMonthSpan,
  solarTermDay,
} from "../../../src/conversation/message/lunar-calendar.ts";
import { daysOffWith, readYearlyTime } from "../../../src/conversation/message/yearly-times.ts";
import { addDays, dayNumber, parseDay, weekday } from "../../../src/domain/day.ts";
import { runs } from "../../support/runs.ts";

/** The calendar of the runtime, which knows nothing of the library's and is a day off now and then. */
const RUNTIME = new Intl.DateTimeFormat("en-u-ca-chinese", {
  ...{ year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" },
});

function lunarOf(day: string): { month: string | undefined; day: string | undefined } {
  const parts = RUNTIME.formatToParts(new Date(`${day}T04:00:00Z`));
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  return { month: of("month"), day: of("day") };
}

const FIRST = parseDay("2000-01-01");
const anyYear = fc.integer({ min: 2000, max: 2050 });

describe("the lunar calendar", () => {
  it("agrees with that of the runtime on every first of a month, to a day", () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 12 }), (year, month) => {
        const first = lunarDay(year, { month }, 1) ?? FIRST;
        const near = [-1, 0, 1].map((away) => lunarOf(addDays(first, away)));
        expect(near).toContainEqual({ month: String(month), day: "1" });
      }),
      runs(200),
    );
  });

  it("has every day in one month: they follow each other without a gap", () => {
    fc.assert(
      fc.property(anyYear, fc.integer({ min: 1, max: 11 }), (year, month) => {
        const span = lunarMonthSpan(year, { month });
        const leap = lunarMonthSpan(year, { month, isLeap: true });
        const next = lunarMonthSpan(year, { month: month + 1 });
        const last = leap ?? span;
        expect(last && addDays(last.to, 1)).toBe(next?.from);
        if (leap && span) expect(addDays(span.to, 1)).toBe(leap.from);
      }),
      runs(100),
    );
  });

  it.each([
    [2026, { month: 1 }, 1, "2026-02-17"],
    [2025, { month: 6, isLeap: true }, 1, "2025-07-25"],
    [2025, { month: 12 }, 29, "2026-02-16"],
    [2025, { month: 12 }, 30, undefined],
    [2026, { month: 6, isLeap: true }, 1, undefined],
    [2026, { month: 13 }, 1, undefined],
    [2026, { month: 1 }, 0, undefined],
    [1200, { month: 1 }, 1, undefined],
  ] as const)("in %d has %j, day %d on %s", (year, month, day, expected) => {
    expect(lunarDay(year, month, day)).toBe(expected);
  });

  it.each([
    [2025, "清明", "2025-04-04"],
    [2026, "清明", "2026-04-05"],
    [2025, "冬至", "2025-12-21"],
    [1200, "清明", undefined],
  ] as const)("in %d has %s on %s", (year, term, day) => {
    expect(solarTermDay(year, term)).toBe(day);
  });
});

describe("a time of every year", () => {
  it.each([
    ["09-10", "2026-09-10", "2026-09-10"],
    ["10-01..10-07", "2026-10-01", "2026-10-07"],
    ["about 12-20..01-31", "2026-12-20", "2027-01-31"],
    ["lunar 08-15", "2026-09-25", "2026-09-25"],
    ["lunar eve..01-07", "2026-02-16", "2026-02-23"],
    ["off term 清明", "2026-04-05", "2026-04-05"],
    ["2 sun 05", "2026-05-10", "2026-05-10"],
  ])("written %s is in 2026 from %s to %s", (written, from, to) => {
    expect(readYearlyTime(written)?.spanIn(2026)).toEqual({ from, to });
  });

  it.each(["July", "9-10", "09-10...09-12", "lunar", "term 明清", "6 sun 05", "often 09-10", ""])(
    "is not written %j",
    (written) => {
      expect(readYearlyTime(written)).toBeUndefined();
    },
  );

  it("has no 29 February in most years", () => {
    expect(readYearlyTime("02-29")?.spanIn(2025)).toBeUndefined();
    expect(readYearlyTime("02-29")?.spanIn(2024)?.from).toBe("2024-02-29");
  });
});

describe("days off with a feast", () => {
  it("join it with a weekend, and are one day or three", () => {
    fc.assert(
      fc.property(fc.nat({ max: 20_000 }), (count) => {
        const feast = addDays(FIRST, count);
        const { from, to } = daysOffWith(feast);
        const length = dayNumber(to) - dayNumber(from) + 1;
        expect(from <= feast && feast <= to).toBe(true);
        expect(length).toBe(weekday(feast) === 3 ? 1 : 3);
        const days = Array.from({ length }, (_, each) => weekday(addDays(from, each)));
        expect(days.some((each) => each >= 6) || weekday(feast) === 3).toBe(true);
      }),
      runs(100),
    );
  });

  // As the government arranged them.
  it.each([
    ["2023-04-05", "2023-04-05", "2023-04-05"],
    ["2024-04-04", "2024-04-04", "2024-04-06"],
    ["2024-06-10", "2024-06-08", "2024-06-10"],
    ["2024-09-17", "2024-09-15", "2024-09-17"],
    ["2025-05-31", "2025-05-31", "2025-06-02"],
    ["2026-04-05", "2026-04-04", "2026-04-06"],
    ["2026-06-19", "2026-06-19", "2026-06-21"],
  ])("of %s were %s to %s", (feast, from, to) => {
    expect(daysOffWith(parseDay(feast))).toEqual({ from, to });
  });
});
