import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber, dayParts, parseDay, weekday } from "../../src/domain/day.ts";
import {
  isLater,
  type Moment,
  occurrencesAfter,
  type Recurrence,
} from "../../src/domain/recurrence.ts";
import { createWorkingCalendar } from "../../src/domain/working-days.ts";
import { dayArbitrary } from "../support/random-days.ts";
import { runs } from "../support/runs.ts";

const HOURS = [
  { from: 510, to: 690 },
  { from: 840, to: 1020 },
];
const calendar = createWorkingCalendar(
  new Map([[2026, { rest: [{ from: "05-01", to: "05-05" }], work: ["05-09"] }]]),
  [{ from: "10-01", to: "10-03" }],
);
const NINE = 540;

const next = (
  recurrence: Recurrence,
  from: string,
  { minute = 0, count = 3, forOthers = false } = {},
) => {
  const found = [];
  const after = { day: parseDay(from), minute };
  for (const each of occurrencesAfter(recurrence, after, calendar, forOthers ? HOURS : undefined)) {
    found.push(each);
    if (found.length === count) break;
  }
  return found;
};
const days = (...asked: Parameters<typeof next>) => next(...asked).map(({ day }) => day);

describe("when something comes back", () => {
  it("is each of its weekdays, today's only while its minute is ahead", () => {
    const fridays: Recurrence = { kind: "weekly", weekdays: [5], minute: 960 };
    expect(days(fridays, "2026-06-12", { minute: 959 })[0]).toBe("2026-06-12");
    expect(days(fridays, "2026-06-12", { minute: 960 })).toEqual([
      "2026-06-19",
      "2026-06-26",
      "2026-07-03",
    ]);
  });

  it("is the last day of a month that lacks the day", () => {
    const last: Recurrence = { kind: "monthly", dayOfMonth: 31, minute: NINE };
    expect(days(last, "2028-01-31", { minute: NINE })).toEqual([
      "2028-02-29",
      "2028-03-31",
      "2028-04-30",
    ]);
  });

  it("is 28 February in a year that lacks the 29th", () => {
    const leapDay: Recurrence = { kind: "yearly", month: 2, dayOfMonth: 29, minute: NINE };
    expect(days(leapDay, "2026-03-01")).toEqual(["2027-02-28", "2028-02-29", "2029-02-28"]);
  });

  it("is over after the one day that was named", () => {
    const once: Recurrence = { kind: "once", day: parseDay("2031-06-10"), minute: NINE };
    expect(days(once, "2026-06-10")).toEqual(["2031-06-10"]);
    expect(days(once, "2031-06-10", { minute: NINE })).toEqual([]);
  });

  it("is every day that is worked, make-up days among them", () => {
    const working: Recurrence = { kind: "working-days", minute: NINE };
    expect(days(working, "2026-04-30", { minute: NINE, count: 4 })).toEqual([
      "2026-05-06",
      "2026-05-07",
      "2026-05-08",
      "2026-05-09",
    ]);
  });

  it("stays on a day off for oneself, and gives way to the working day before for others", () => {
    const friday: Recurrence = { kind: "weekly", weekdays: [5], minute: NINE };
    const asked = { minute: 1000, count: 1 };
    expect(next(friday, "2026-04-24", asked)).toEqual([{ day: "2026-05-01", minute: NINE }]);
    expect(next(friday, "2026-04-24", { ...asked, forOthers: true })).toEqual([
      { day: "2026-04-30", minute: NINE, movedFrom: "2026-05-01" },
    ]);
  });

  it("goes to the next working day where it comes once and the one before is past", () => {
    const once: Recurrence = { kind: "once", day: parseDay("2026-05-02"), minute: NINE };
    const [moved] = next(once, "2026-05-01", { forOthers: true });
    expect(moved).toEqual({ day: "2026-05-06", minute: NINE, movedFrom: "2026-05-02" });
  });

  it("comes once to others where several of its days fall on one", () => {
    const daily: Recurrence = { kind: "weekly", weekdays: [1, 2, 3, 4, 5, 6, 7], minute: NINE };
    expect(days(daily, "2026-04-29", { minute: NINE, forOthers: true })).toEqual([
      "2026-04-30",
      "2026-05-06",
      "2026-05-07",
    ]);
  });

  it.each([
    // minute that was asked for, minute at which others get it
    [420, 510],
    [700, 840],
    [960, 960],
    [1200, 990],
  ])("moves minute %d for others to %d, within the hours", (minute, expected) => {
    const daily: Recurrence = { kind: "working-days", minute };
    expect(next(daily, "2026-06-08", { count: 1, forOthers: true })[0]?.minute).toBe(expected);
  });
});

const minutes = fc.integer({ min: 0, max: 1439 });
const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant("working-days" as const), minute: minutes }),
  fc.record({
    kind: fc.constant("weekly" as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    minute: minutes,
  }),
  fc.record({
    kind: fc.constant("monthly" as const),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    minute: minutes,
  }),
  fc.record({
    kind: fc.constant("yearly" as const),
    month: fc.integer({ min: 1, max: 12 }),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    minute: minutes,
  }),
);
const moments: fc.Arbitrary<Moment> = fc.record({
  day: dayArbitrary(2024, 2032),
  minute: minutes,
});

/** Whether a recurrence names a day, asked of that day alone. */
function names(recurrence: Recurrence, day: ReturnType<typeof parseDay>): boolean {
  const { month, dayOfMonth } = dayParts(day);
  const isLastOfMonth = dayParts(addDays(day, 1)).month !== month;
  const fits = (wanted: number) => dayOfMonth === wanted || (isLastOfMonth && wanted > dayOfMonth);
  if (recurrence.kind === "working-days") return calendar.isWorkingDay(day);
  if (recurrence.kind === "weekly") return recurrence.weekdays.includes(weekday(day));
  if (recurrence.kind === "monthly") return fits(recurrence.dayOfMonth);
  return recurrence.kind === "yearly" && month === recurrence.month && fits(recurrence.dayOfMonth);
}

describe("whatever comes back", () => {
  it("comes on every day that it names and on no other, whenever one looks", () => {
    fc.assert(
      fc.property(recurrences, moments, (recurrence, after) => {
        const [first, second] = next(recurrence, after.day, { minute: after.minute, count: 2 });
        if (!first || !second) throw new Error("it comes to an end");
        expect(isLater(first, after)).toBe(true);
        const between = dayNumber(second.day) - dayNumber(after.day);
        const named = Array.from({ length: between + 1 }, (_, index) => addDays(after.day, index))
          .filter((day) => names(recurrence, day))
          .filter((day) => isLater({ day, minute: recurrence.minute }, after));
        expect(named).toEqual([first.day, second.day]);
        // A clock that is set back, or a program that looks late, finds the same ones.
        expect(next(recurrence, first.day, { minute: first.minute, count: 1 })).toEqual([second]);
      }),
      runs(300),
    );
  });

  it("reaches others on working days within the hours, once a day at most", () => {
    fc.assert(
      fc.property(recurrences, moments, (recurrence, after) => {
        const found = next(recurrence, after.day, { minute: after.minute, forOthers: true });
        expect(new Set(found.map(({ day }) => day)).size).toBe(found.length);
        let last = after;
        for (const each of found) {
          expect(calendar.isWorkingDay(each.day)).toBe(true);
          expect(HOURS.some(({ from, to }) => from <= each.minute && each.minute < to)).toBe(true);
          expect(isLater(each, last)).toBe(true);
          last = each;
        }
      }),
      runs(200),
    );
  });
});
