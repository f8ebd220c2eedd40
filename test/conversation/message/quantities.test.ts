import { describe, expect, it } from "vitest";
import { type Counted, readQuantities } from "../../../src/conversation/message/quantities.ts";

describe("a number with what it counts", () => {
  it.each<[string, readonly [Counted, number][]]>([
    [
      "一共40课时缺了5课时",
      [
        ["lessons", 40],
        ["lessons", 5],
      ],
    ],
    [
      "三十六节课缺4节",
      [
        ["lessons", 36],
        ["lessons", 4],
      ],
    ],
    ["缺了 4.5 学时", [["lessons", 4.5]]],
    ["60个学员", [["people", 60]]],
    [
      "报名12人,计划40名",
      [
        ["people", 12],
        ["people", 40],
      ],
    ],
    ["40个名额", [["people", 40]]],
    ["计划数30的班", [["people", 30]]],
    ["the plan is 40, by how many", [["people", 40]]],
    ["the plan is 50 places", [["people", 50]]],
    ["公用经费80万", [["money", 800_000]]],
    ["20万元的项目", [["money", 200_000]]],
    ["一百二十万", [["money", 1_200_000]]],
    ["5000元", [["money", 5000]]],
    ["1.5亿", [["money", 150_000_000]]],
    ["缺席12%", [["percent", 12]]],
    ["缺了百分之十", [["percent", 10]]],
    [
      "40 lessons and 60 trainees",
      [
        ["lessons", 40],
        ["people", 60],
      ],
    ],
    [
      "I missed 5, out of 40 classes",
      [
        ["lessons", 5],
        ["lessons", 40],
      ],
    ],
    ["800,000 yuan", [["money", 800_000]]],
  ])("%s", (text, expected) => {
    expect(readQuantities(text).map(({ value }) => [value.in, value.amount])).toEqual(expected);
  });

  it.each(["第3节课", "20亿元", "2026年5月15日", "二(二).3", "几个人", "0.00001元"])(
    "is not read out of %s",
    (text) => {
      expect(readQuantities(text)).toEqual([]);
    },
  );
});
