import { describe, expect, it } from "vitest";
import type { Slots } from "../../../../src/conversation/message/meaning.ts";
import {
  recordMeant,
  recordNamed,
} from "../../../../src/conversation/questions/why/record-named.ts";
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

describe("the record that is meant by what is said of it", () => {
  const kept = [
    { id: "school", date: parseDay("2025-10-18"), activity: "school-based", hours: 36 },
    { id: "school-again", date: parseDay("2025-10-18"), activity: "school-based", hours: 8 },
    {
      id: "county",
      date: parseDay("2026-01-20"),
      activity: "training",
      level: "county",
      hours: 12,
      title: "作文教学",
    },
    {
      id: "lecture",
      date: parseDay("2026-01-20"),
      activity: "training",
      role: "lecturer",
      hours: 12,
    },
  ] as const;
  const on = (day: string) => ({ date: parseDay(day) });
  const meant = (text: string, slots: Slots, isLecture = false) =>
    recordMeant(kept, policy, { text, slots }, isLecture);

  it.each<readonly [string, Slots, string]>([
    ["10月18日那次36学时", { ...on("2025-10-18"), hours: 36 }, "school"],
    [
      "10月18日那次8学时的校本",
      { ...on("2025-10-18"), hours: 8, activity: "school-based" },
      "school-again",
    ],
    ["36学时的校本", { hours: 36, activity: "school-based" }, "school"],
    [
      "10月的36学时",
      { from: parseDay("2025-10-01"), to: parseDay("2025-10-31"), hours: 36 },
      "school",
    ],
    ["1月20日的作文教学", on("2026-01-20"), "county"],
    ["2026年12学时县级", { year: "2026", hours: 12, level: "county" }, "county"],
  ])("is the one that fits best: %s", (text, slots, id) => {
    expect(meant(text, slots)).toBe(id);
  });

  it("is the lecture only where a lecture is spoken of", () => {
    const slots = { ...on("2026-01-20"), hours: 12 };
    expect(meant("1月20日讲的12学时", slots, true)).toBe("lecture");
    expect(meant("1月20日的12学时", slots)).toBe("county");
  });

  it.each<readonly [string, Slots]>([
    ["10月18日的校本", { ...on("2025-10-18"), activity: "school-based" }],
    ["10月19日那次36学时", { ...on("2025-10-19"), hours: 36 }],
    ["2024年的36学时", { year: "2024", hours: 36 }],
    ["36学时", { hours: 36 }],
    ["10月18日那次", on("2025-10-18")],
  ])(
    "is none where two fit as well, the day is another, or too little is said: %s",
    (text, slots) => {
      expect(meant(text, slots)).toBeUndefined();
    },
  );
});
