import { describe, expect, it } from "vitest";
import { recordNamed } from "../../../../src/conversation/questions/why/record-named.ts";
import { parseDay } from "../../../../src/domain/day.ts";
import { samplePolicies } from "../../../support/sample-policies.ts";

const policy = samplePolicies().document("qinghe-school");

const TITLES = [
  "讲座甲",
  "讲座乙",
  "小学数学骨干教师提高班",
  "班主任论坛",
  "校本研修",
  "Reading aloud",
];
const records = TITLES.map((title) => ({
  id: title,
  title,
  date: parseDay("2026-02-01"),
  activity: "training" as const,
}));

describe("the record that a question names", () => {
  it.each([
    // said, title
    ["为什么讲座乙没算够", "讲座乙"],
    ["为啥那个乙讲座少算了", "讲座乙"],
    ["骨干班怎么没算", "小学数学骨干教师提高班"],
    ["数学提高班咋才记了这点", "小学数学骨干教师提高班"],
    ["班主任论坛为什么是8分", "班主任论坛"],
    ["论坛那次算了几分", "班主任论坛"],
    ["why did reading aloud bring nothing", "Reading aloud"],
  ])("is found by its title or a part of it: %s", (said, title) => {
    expect(recordNamed(records, policy, said)).toBe(title);
  });

  it.each([
    "为什么讲座没算够",
    "为什么校本没算够",
    "为什么班主任的才这么点",
    "为什么今年是18分",
    "why is my training so little",
  ])("is none where the words fit several, or name a kind: %s", (said) => {
    expect(recordNamed(records, policy, said)).toBeUndefined();
  });
});
