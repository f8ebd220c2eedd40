import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueDaysOn, stageMovedFrom, stageOn } from "../../../src/app/outreach/schedule.ts";
import { addDays, type Day, dayNumber, parseDay } from "../../../src/domain/day.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { dayArbitrary } from "../../support/random-days.ts";
import { runs } from "../../support/runs.ts";

const calendar = builtInPolicies().workingCalendar();
const SOURCE = { schedule: [-14, -7, -3, -1, 0] };

/** The days on which something due on a day is told, with the day that each stage is called by. */
function told(on: string, { schedule }: { readonly schedule: readonly number[] } = SOURCE) {
  const due = parseDay(on);
  const days = Array.from({ length: 40 }, (_, index) => addDays(due, index - 30));
  return days.flatMap((day) => {
    const stage = stageOn(calendar, { schedule }, due, day);
    return stage?.told === day ? [[day, stage.period]] : [];
  });
}

describe("when something is told that falls due", () => {
  it.each([
    // A Saturday before which the Friday is off: the last two stages fall together.
    [
      "2026-06-20",
      [
        ["2026-06-05", "2026-06-06"],
        ["2026-06-12", "2026-06-13"],
        ["2026-06-17", "2026-06-17"],
        ["2026-06-18", "2026-06-20"],
      ],
    ],
    // Within the holiday of October: all the last stages before it, and on none of its days.
    [
      "2026-10-05",
      [
        ["2026-09-21", "2026-09-21"],
        ["2026-09-28", "2026-09-28"],
        ["2026-09-30", "2026-10-05"],
      ],
    ],
    [
      "2028-02-29",
      [
        ["2028-02-15", "2028-02-15"],
        ["2028-02-22", "2028-02-22"],
        ["2028-02-25", "2028-02-26"],
        ["2028-02-28", "2028-02-28"],
        ["2028-02-29", "2028-02-29"],
      ],
    ],
  ])("is before %s, on working days", (on, days) => {
    expect(told(on)).toEqual(days);
  });

  it("is on the next working day where it is told afterwards", () => {
    expect(told("2026-06-20", { schedule: [1] })).toEqual([["2026-06-22", "2026-06-21"]]);
    expect(told("2026-09-30", { schedule: [1] })).toEqual([["2026-10-08", "2026-10-01"]]);
  });

  it("is on a weekend day that is worked", () => {
    // Saturday, 10 October 2026, makes up for a day of the holiday.
    expect(told("2026-10-10", { schedule: [0] })).toEqual([["2026-10-10", "2026-10-10"]]);
  });

  it("is made up for within three days, and not once it is over", () => {
    const due = parseDay("2026-06-17");
    const at = (day: string) =>
      stageOn(calendar, { schedule: [-7, 0] }, due, parseDay(day))?.period;
    expect(["2026-06-10", "2026-06-13", "2026-06-14", "2026-06-17", "2026-06-18"].map(at)).toEqual([
      "2026-06-10",
      "2026-06-10",
      undefined,
      "2026-06-17",
      undefined,
    ]);
  });

  it("is found from the day on which it is told, for every day of three years", () => {
    for (let day = parseDay("2026-01-01"); day < "2029-01-01"; day = addDays(day, 1)) {
      const staging = calendar.isWorkingDay(day) ? stageOn : stageMovedFrom;
      const days = dueDaysOn(calendar, SOURCE, day, staging);
      for (let ahead = -25; ahead <= 40; ahead++) {
        const on = addDays(day, ahead);
        const isTold = staging(calendar, SOURCE, on, day) !== undefined;
        expect(days?.has(on) ?? false, `${on} on ${day}`).toBe(isTold);
      }
    }
  });

  it("is never on a day off, never too late, and never twice for one stage", () => {
    const schedules = fc.uniqueArray(fc.integer({ min: -60, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(dayArbitrary(2025, 2028), schedules, (on: Day, offsets) => {
        const schedule = offsets.toSorted((a, b) => a - b);
        const stages = told(on, { schedule });
        for (const [day, period] of stages as [Day, Day][]) {
          expect(calendar.isWorkingDay(day)).toBe(true);
          if (period <= on) expect(day <= period).toBe(true);
          else expect(day >= period).toBe(true);
          expect(schedule).toContain(dayNumber(period) - dayNumber(on));
        }
        expect(new Set(stages.map(([, period]) => period)).size).toBe(stages.length);
      }),
      runs(300),
    );
  });
});
