import { describe, expect, it } from "vitest";
import type { Reason } from "../../src/domain/standing.ts";
import { reasonText } from "../../src/wording/reason-wording.ts";
import { samplePolicies } from "../support/sample-policies.ts";
import { en, zh } from "../support/told.ts";

const qinghe = samplePolicies().policy("qinghe-school");
const article = "四.1";

const REASONS: readonly (readonly [Reason, string, string])[] = [
  [
    {
      code: "converted",
      article,
      rule: "training-hours",
      stated: { amount: 16, measure: "hour" },
      amount: 16,
      booked: "year",
    },
    "16 学时折 16 学分",
    "16 credits for 16 hours",
  ],
  [
    { code: "converted", article, rule: "any", stated: undefined, amount: 30, booked: "cycle" },
    "按项目计 30 学分，只记入周期",
    "30 credits for the item as a whole, for the cycle only",
  ],
  [
    {
      code: "converted",
      article,
      rule: "own-school-lecture",
      stated: undefined,
      amount: 0,
      booked: "year",
    },
    "在本校讲课（不是外单位）计 0 学分",
    "Lecturing at the own school (not another unit): 0 credits",
  ],
  [
    { code: "converted", article, rule: "any", stated: undefined, amount: 0, booked: "year" },
    "按规定计 0 学分",
    "0 credits under the rule",
  ],
  [
    {
      code: "converted",
      article,
      rule: "any",
      stated: undefined,
      lacking: ["course-credit", "credit"],
      amount: 0,
      booked: "year",
    },
    "证明上没有可以折算的数（要有课程学分、学分）",
    "the proof states nothing to convert (it takes course credits, credits)",
  ],
  [{ code: "bonus", article, rule: "any", amount: 4 }, "另加 4 学分", "4 credits more as a bonus"],
  [
    {
      code: "capped",
      article,
      rule: "school-based-year",
      limit: 20,
      window: "year",
      label: "2013",
      lost: 16,
    },
    "2013年校本研修每年最多算 20，没算 16",
    "School-based training at most 20 a year (2013), 16 not counted",
  ],
  [
    {
      code: "capped",
      article,
      rule: "school-based-year",
      limit: 5,
      window: "record",
      label: "r1",
      lost: 3,
    },
    "校本研修每次最多算 5，没算 3",
    "School-based training at most 5 per record, 3 not counted",
  ],
  [
    { code: "duplicate", article, rule: "same-lecture", kept: "r2" },
    "与r2重复，只算一次",
    "the same content as r2, counted once",
  ],
  [{ code: "excluded", article, rule: "failed" }, "没有通过", "not passed"],
  [
    { code: "excluded", article, rule: "unaccredited" },
    "培训单位未获认可",
    "the provider is not recognised",
  ],
  [{ code: "excluded", article, rule: "other" }, "不在计分范围内", "outside what earns credit"],
  [{ code: "pending", article, because: "unverified" }, "还没审定", "not verified yet"],
  [{ code: "pending", article: "", because: "future" }, "日期还没到", "its date is in the future"],
  [
    { code: "granted", article, rule: "leave", amount: 6 },
    "按规定直接计 6 学分",
    "6 credits granted by rule",
  ],
];

describe("a reason in words", () => {
  it.each(REASONS)("is worded in both languages: $code", (reason, chinese, english) => {
    expect(reasonText(reason, qinghe, zh)).toBe(chinese);
    expect(reasonText(reason, qinghe, en)).toBe(english);
  });
});
