import { describe, expect, it } from "vitest";
import { readAmount } from "../../../src/app/import/read-amount.ts";

describe("hours in a sheet", () => {
  it.each([
    ["16", 16],
    ["0", 0],
    ["1.5", 1.5],
    ["0.25", 0.25],
    ["１６", 16],
    ["1000", 1000],
  ])("are read from %j", (text, hours) => {
    expect(readAmount("hours")(text)).toEqual({ value: hours });
  });

  it.each([
    ["十六", { code: "amount-in-words", number: 16 }],
    ["一百二十学时", { code: "amount-in-words", number: 120 }],
    ["16学时", { code: "amount-with-unit", number: "16" }],
    ["1.5 小时", { code: "amount-with-unit", number: "1.5" }],
    ["16个课时", { code: "amount-with-unit", number: "16" }],
    ["16h", { code: "amount-with-unit", number: "16" }],
    ["16学分", { code: "amount-no-number" }],
    ["16+8", { code: "amount-no-number" }],
    ["约16", { code: "amount-no-number" }],
    ["1,6", { code: "amount-no-number" }],
    ["1e2", { code: "amount-no-number" }],
    ["半天", { code: "amount-no-number" }],
    ["-8", { code: "amount-negative" }],
    ["1000.01", { code: "amount-too-large", most: 1000 }],
    ["1.125", { code: "amount-places" }],
  ])("are refused as %j: %j", (text, problem) => {
    expect(readAmount("hours")(text)).toEqual({ problem });
  });
});

describe("amounts of other measures in a sheet", () => {
  it.each([
    ["units", "4", 4],
    ["days", "2.5", 2.5],
    ["courses", "3", 3],
    ["courseCredits", "12", 12],
    ["schoolYears", "3", 3],
    ["credits", "0.5", 0.5],
  ] as const)("are read as %s from %j", (measure, text, amount) => {
    expect(readAmount(measure)(text)).toEqual({ value: amount });
  });

  it.each([
    ["units", "4单元", { code: "amount-with-unit", number: "4" }],
    ["days", "两天", { code: "amount-in-words", number: 2 }],
    ["days", "400", { code: "amount-too-large", most: 366 }],
    ["courses", "3门", { code: "amount-with-unit", number: "3" }],
    ["courses", "101", { code: "amount-too-large", most: 100 }],
    ["courseCredits", "12学分", { code: "amount-with-unit", number: "12" }],
    ["schoolYears", "三学年", { code: "amount-in-words", number: 3 }],
    ["schoolYears", "2013", { code: "amount-too-large", most: 10 }],
    ["credits", "4分", { code: "amount-with-unit", number: "4" }],
    ["credits", "16学时", { code: "amount-no-number" }],
  ] as const)("are refused as %s of %j: %j", (measure, text, problem) => {
    expect(readAmount(measure)(text)).toEqual({ problem });
  });
});
