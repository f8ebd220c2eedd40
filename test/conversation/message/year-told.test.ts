import { describe, expect, it } from "vitest";
import { nearestYear, tellsYear } from "../../../src/conversation/message/year-told.ts";
import type { Day } from "../../../src/domain/day.ts";

describe("a day without its year", () => {
  it.each([
    ["2021-10-17", "10月17日出发", "2022-10-01", "2022-10-17"],
    ["2022-07-31", "7月31日结束", "2022-08-03", "2022-07-31"],
    ["2026-01-05", "1月5日公示", "2026-12-28", "2027-01-05"],
    ["2021-10-17", "2021年10月17日出发", "2022-10-01", "2021-10-17"],
    ["2021-10-17", "去年10月17日出发", "2022-10-01", "2021-10-17"],
  ])("read as %s in %s is, on %s, %s", (read, text, today, meant) => {
    expect(nearestYear(read as Day, text, today as Day)).toBe(meant);
  });

  it.each([
    ["这个月有什么要交的", true],
    ["6月有什么要交的", false],
    ["明天公示", true],
    ["what is due this month", true],
  ])("is told in %s: %s", (text, expected) => {
    expect(tellsYear(text)).toBe(expected);
  });
});
