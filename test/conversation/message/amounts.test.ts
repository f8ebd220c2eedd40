import { describe, expect, it } from "vitest";
import type { Slots } from "../../../src/conversation/message/meaning.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";

const { vocabulary } = builtInMaterial();

type Amounts = Pick<Slots, "hours" | "units" | "days" | "courses" | "credits">;
type Row = readonly [text: string, amounts: Amounts];

const CHINESE: readonly Row[] = [
  ["16学时", { hours: 16 }],
  ["１６学时", { hours: 16 }],
  ["16 学时", { hours: 16 }],
  ["十八个学时", { hours: 18 }],
  ["一共18个学时", { hours: 18 }],
  ["3课时", { hours: 3 }],
  ["三课时", { hours: 3 }],
  ["三小时", { hours: 3 }],
  ["3个小时", { hours: 3 }],
  ["三个钟头", { hours: 3 }],
  ["一个半小时", { hours: 1.5 }],
  ["1个半小时", { hours: 1.5 }],
  ["一个小时半", { hours: 1.5 }],
  ["两学时半", { hours: 2.5 }],
  ["半小时", { hours: 0.5 }],
  ["半个学时", { hours: 0.5 }],
  ["1.5小时", { hours: 1.5 }],
  ["½小时", { hours: 0.5 }],
  ["2½小时", { hours: 2.5 }],
  ["一点五小时", { hours: 1.5 }],
  ["廿四学时", { hours: 24 }],
  ["卅学时", { hours: 30 }],
  ["俩小时", { hours: 2 }],
  ["二十学时", { hours: 20 }],
  ["一百二十学时", { hours: 120 }],
  ["一百零八学时", { hours: 108 }],
  ["三百六学时", { hours: 360 }],
  ["壹拾陆学时", { hours: 16 }],
  ["1,000学时", { hours: 1000 }],
  ["三天半", { days: 3.5 }],
  ["两天", { days: 2 }],
  ["1天", { days: 1 }],
  ["一天半", { days: 1.5 }],
  ["半天", { days: 0.5 }],
  ["为期5日", { days: 5 }],
  ["4单元", { units: 4 }],
  ["四个单元", { units: 4 }],
  ["两门课", { courses: 2 }],
  ["3门", { courses: 3 }],
  ["再过两门自考", { courses: 2 }],
  ["再过两天", {}],
  ["记4学分", { credits: 4 }],
  ["证书上写的是2.5个学分", { credits: 2.5 }],
  ["学时:16", { hours: 16 }],
  ["学时16", { hours: 16 }],
  ["共计学时24", { hours: 24 }],
  ["3天,18学时", { days: 3, hours: 18 }],
  ["每天6学时,共18学时", { hours: 18 }],
  ["16学时4学分", { hours: 16, credits: 4 }],
  ["县级培训-5学时", { hours: 5 }],
];

const ENGLISH: readonly Row[] = [
  ["county training - 5 hours", { hours: 5 }],
  ["hours: 16", { hours: 16 }],
  ["16h", { hours: 16 }],
  ["12 hours", { hours: 12 }],
  ["1.5 hrs", { hours: 1.5 }],
  ["an hour", { hours: 1 }],
  ["half an hour", { hours: 0.5 }],
  ["an hour and a half", { hours: 1.5 }],
  ["one and a half hours", { hours: 1.5 }],
  ["two and a half hours", { hours: 2.5 }],
  ["eighteen hours", { hours: 18 }],
  ["twenty-four hours", { hours: 24 }],
  ["16-hour", { hours: 16 }],
  ["half a day", { days: 0.5 }],
  ["a day and a half", { days: 1.5 }],
  ["three days", { days: 3 }],
  ["two-day", { days: 2 }],
  ["4 units", { units: 4 }],
  ["2 courses", { courses: 2 }],
  ["record 4 credits", { credits: 4 }],
];

const NONE: readonly Row[] = [
  ["-5学时", {}],
  ["校本 -5学时", {}],
  ["-3 hours", {}],
  ["还差多少学分", {}],
  ["还差8学时", {}],
  ["每年至少72学时", {}],
  ["72学分够了吗", {}],
  ["为什么我的校本才算了30学分", {}],
  ["8+8学时", {}],
  ["6学时×3", {}],
  ["30分钟", {}],
  ["1小时30分钟", {}],
  ["两三个小时", {}],
  ["3-5天", {}],
  ["30多学时", {}],
  ["十几个学时", {}],
  ["几天", {}],
  ["3天以上", {}],
  ["第三天", {}],
  ["第四单元", {}],
  ["哪一门", {}],
  ["这两天", {}],
  ["过两天", {}],
  ["一上午", {}],
  ["早上八点", {}],
  ["3", {}],
  ["证上没写学时", {}],
  ["上午3学时,下午4学时", {}],
  ["how many hours", {}],
  ["I need 72 hours", {}],
  ["online course", {}],
  ["every day", {}],
  ["hours of operation", {}],
];

describe("amounts", () => {
  it.each([...CHINESE, ...ENGLISH])("reads %s", (text, amounts) => {
    expect(amountsOf(text)).toEqual(amounts);
  });

  it.each(NONE)("does not guess at %s", (text, amounts) => {
    expect(amountsOf(text)).toEqual(amounts);
  });
});

function amountsOf(text: string): Amounts {
  const slots = extractSlots(text, { today: parseDay("2026-03-10"), vocabulary });
  const { hours, units, days, courses, credits } = slots;
  return Object.fromEntries(
    Object.entries({ hours, units, days, courses, credits }).filter(([, amount]) => amount),
  );
}
