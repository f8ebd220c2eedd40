import { describe, expect, it } from "vitest";
import { readDurations } from "../../../src/conversation/message/durations.ts";
import {
  type DaySpan,
  daysAtLeast,
  daysAtMost,
  daysBetween,
  daysLessThan,
  daysMoreThan,
  exactly,
} from "../../../src/policy/procedures/day-span.ts";

describe("how long somebody is away", () => {
  it.each<[string, readonly DaySpan[]]>([
    ["请假两天", [exactly(2)]],
    ["请半天假", [exactly(0.5)]],
    ["请假一天半", [exactly(1.5)]],
    ["外出三天半", [exactly(3.5)]],
    ["外出 3.5 天", [exactly(3.5)]],
    ["外出学习一周", [exactly(7)]],
    ["去两个星期", [exactly(14)]],
    ["跟岗一个月", [exactly(30)]],
    ["两个半天", [exactly(2.5)]],
    ["外出四天和三天半", [exactly(4), exactly(3.5)]],
    ["三天以上的假", [daysAtLeast(3)]],
    ["请假满三天", [daysAtLeast(3)]],
    ["超过三天的外出", [daysMoreThan(3)]],
    ["外出三天多", [daysMoreThan(3)]],
    ["一天以内的假", [daysAtMost(1)]],
    ["不超过三天", [daysAtMost(3)]],
    ["不到两天", [daysLessThan(2)]],
    ["请两三天假", [daysBetween(2, 3)]],
    ["请2-3天", [daysBetween(2, 3)]],
    ["三到五天", [daysBetween(3, 5)]],
    ["half a day off", [exactly(0.5)]],
    ["a day and a half", [exactly(1.5)]],
    ["away for four days", [exactly(4)]],
    ["more than 3 days", [daysMoreThan(3)]],
    ["up to two days", [daysAtMost(2)]],
    ["a week of study", [exactly(7)]],
    ["那三天呢", [exactly(3)]],
  ])("%s", (text, lengths) => {
    expect(readDurations(text).map(({ value }) => value.length)).toEqual(lengths);
    expect(readDurations(text).every(({ value }) => value.in === "days")).toBe(true);
  });

  it.each([
    ["请假两小时", 2],
    ["半个小时", 0.5],
    ["2 hours off", 2],
  ])("%s is told in hours", (text, hours) => {
    expect(readDurations(text).map(({ value }) => value)).toEqual([
      { in: "hours", length: exactly(hours) },
    ]);
  });

  it.each([
    "提前两天说",
    "三天前请的假",
    "三天之后",
    "第二天请假",
    "哪一天",
    "请假几天",
    "周一请假",
    "10月17日出发",
    "3月请假",
    "two days before the class",
    "每天都去",
  ])("%s tells none", (text) => {
    expect(readDurations(text)).toEqual([]);
  });
});
