import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "../../src/conversation/message/normalise.ts";
import { readWhen } from "../../src/conversation/message/reminder-words.ts";
import { addDays, parseDay } from "../../src/domain/day.ts";
import type { Recurrence } from "../../src/domain/recurrence.ts";
import { recurrenceText } from "../../src/wording/recurrence-wording.ts";
import { builtInUnderstanding } from "../support/built-in-understanding.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { runs } from "../support/runs.ts";

const TODAY = parseDay("2026-06-10");
const zh = builtInWording().in("zh-CN");
const en = builtInWording().in("en");

describe("when something comes", () => {
  it.each([
    [{ kind: "weekly", weekdays: [1, 3], minute: 960 }, "每周一、周三 16:00"],
    [{ kind: "weekly", weekdays: [1, 2, 3, 4, 5, 6, 7], minute: 480 }, "每天 08:00"],
    [{ kind: "working-days", minute: 1020 }, "每个工作日 17:00"],
    [{ kind: "monthly", dayOfMonth: 10, minute: 540 }, "每月10号 09:00"],
    [{ kind: "monthly", dayOfMonth: 30, minute: 540 }, "每月30号（没有这天的月份在月末） 09:00"],
    [
      { kind: "yearly", month: 2, dayOfMonth: 29, minute: 540 },
      "每年2月29日（平年在2月28日） 09:00",
    ],
    [{ kind: "once", day: parseDay("2027-06-01"), minute: 540 }, "2027年6月1日（周二）09:00"],
  ] as const)("is said as people say it", (recurrence, text) => {
    expect(recurrenceText(zh, recurrence, TODAY)).toBe(text);
  });

  const minute = fc.integer({ min: 0, max: 1439 });
  const recurrences: fc.Arbitrary<Recurrence> = fc.oneof(
    fc.record({ kind: fc.constant("working-days" as const), minute }),
    fc.record({
      kind: fc.constant("weekly" as const),
      weekdays: fc
        .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
        .map((days) => days.sort()),
      minute,
    }),
    fc.record({
      kind: fc.constant("monthly" as const),
      dayOfMonth: fc.integer({ min: 1, max: 31 }),
      minute,
    }),
    fc.record({
      kind: fc.constant("yearly" as const),
      month: fc.integer({ min: 1, max: 12 }),
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
      minute,
    }),
    fc.record({
      kind: fc.constant("once" as const),
      day: fc.integer({ min: 1, max: 800 }).map((days) => addDays(TODAY, days)),
      minute,
    }),
  );

  it.each([zh, en])("is read from a form as it is written there", (localizer) => {
    const { vocabulary } = builtInUnderstanding();
    fc.assert(
      fc.property(recurrences, (recurrence) => {
        const text = normalise(recurrenceText(localizer, recurrence, TODAY));
        const { said } = readWhen(text, { day: TODAY, minute: 0 }, vocabulary);
        expect(said, text).toMatchObject({ kind: "when", recurrence, assumed: [] });
      }),
      runs(200),
    );
  });
});
