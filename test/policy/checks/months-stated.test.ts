import { describe, expect, it } from "vitest";
import { monthsStated } from "../../../src/policy/checks/months-stated.ts";

describe("months in a text", () => {
  it.each([
    ["2026年1月至12月", "2026-1 12"],
    ["2026年1月—2026年12月", "2026-1 2026-12"],
    ["２０２６年 1 月 ～ 12 月", "2026-1 12"],
    ["2026年1月1日至12月31日", "2026-1 12"],
    ["2026.1.1-2026.12.31", "2026-1 2026-12"],
    ["2026-01-01至2026-12-31", "2026-1 2026-12"],
    ["2026/01/15", "2026-1"],
    ["1-12月", "1 12"],
    ["1月-12月", "1 12"],
    ["一月至十二月", "1 12"],
    ["2026.1-12", "2026-1 12"],
    ["2026年13月", ""],
    ["全年", ""],
  ])("%s states %s", (text, months) => {
    const told = monthsStated(text).map(({ year, month }) => (year ? `${year}-${month}` : month));
    expect(told.join(" ")).toBe(months);
  });
});
