import { describe, expect, it } from "vitest";
import { readHours } from "../../../src/app/import/read-hours.ts";

describe("hours in a sheet", () => {
  it.each([
    ["16", 16],
    ["0", 0],
    ["1.5", 1.5],
    ["0.25", 0.25],
    ["１６", 16],
    ["1000", 1000],
  ])("are read from %j", (text, hours) => {
    expect(readHours(text)).toEqual({ value: hours });
  });

  it.each([
    ["十六", { code: "hours-in-words", number: 16 }],
    ["一百二十学时", { code: "hours-in-words", number: 120 }],
    ["16学时", { code: "hours-with-unit", number: "16" }],
    ["1.5 小时", { code: "hours-with-unit", number: "1.5" }],
    ["16个课时", { code: "hours-with-unit", number: "16" }],
    ["16h", { code: "hours-with-unit", number: "16" }],
    ["16学分", { code: "hours-no-number" }],
    ["16+8", { code: "hours-no-number" }],
    ["约16", { code: "hours-no-number" }],
    ["1,6", { code: "hours-no-number" }],
    ["1e2", { code: "hours-no-number" }],
    ["半天", { code: "hours-no-number" }],
    ["-8", { code: "hours-negative" }],
    ["1000.01", { code: "hours-too-many", most: 1000 }],
    ["1.125", { code: "hours-places" }],
  ])("are refused as %j: %j", (text, problem) => {
    expect(readHours(text)).toEqual({ problem });
  });
});
