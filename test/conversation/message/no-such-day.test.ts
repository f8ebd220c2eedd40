import { expect, it } from "vitest";
import { noSuchDay } from "../../../src/conversation/questions/record/no-such-day.ts";

it.each([
  ["/记 2026-02-30 县级培训8学时", "2026-02-30"],
  ["2月30日县级培训8学时", "2月30日"],
  ["2025年2月29日的培训", "2025年2月29日"],
  ["2026/13/01 校本", "2026/13/01"],
  ["3月5日到4月31号", "4月31号"],
])("a day that no calendar has is found in %s", (text, day) => {
  expect(noSuchDay(text)).toBe(day);
});

it.each(["2月29日培训", "2024-02-29", "12月31日", "培训30学时", "2026年3月", "3.5学时"])(
  "nothing is wrong with %s",
  (text) => {
    expect(noSuchDay(text)).toBeUndefined();
  },
);
