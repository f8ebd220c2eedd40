import { describe, expect, it } from "vitest";
import { normalise } from "../../../src/conversation/message/normalise.ts";
import { readWhat, readWhen } from "../../../src/conversation/message/reminder-words.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { timeOfDay } from "../../../src/domain/time-of-day.ts";
import { builtInUnderstanding } from "../../support/built-in-understanding.ts";

/** A Wednesday, at half past ten. */
const NOW = { day: parseDay("2026-06-10"), minute: 630 };

function read(text: string) {
  const plain = normalise(text);
  const { said, places } = readWhen(plain, NOW, builtInUnderstanding().vocabulary);
  return { said, what: readWhat(plain, places) };
}

/** When it comes, in a few words. */
function when(text: string): string {
  const { said } = read(text);
  if (said.kind !== "when") return said.kind;
  const { recurrence: each, assumed } = said;
  const time = timeOfDay(each.minute);
  const days = {
    once: () => (each.kind === "once" ? each.day : ""),
    "working-days": () => "working days",
    weekly: () => (each.kind === "weekly" ? `weekly ${each.weekdays.join("")}` : ""),
    monthly: () => (each.kind === "monthly" ? `monthly ${each.dayOfMonth}` : ""),
    yearly: () => (each.kind === "yearly" ? `yearly ${each.month}-${each.dayOfMonth}` : ""),
  }[each.kind]();
  return [days, time, ...assumed.map((part) => `(${part})`)].join(" ");
}

describe("when somebody wants to be reminded", () => {
  it.each([
    ["每周五下午4点提醒我记校本", "weekly 5 16:00"],
    ["每星期五下午四点半提醒我", "weekly 5 16:30"],
    ["每周一三五早上8点提醒我", "weekly 135 08:00"],
    ["每周一、三和五提醒我", "weekly 135 09:00 (time)"],
    ["每周一到周五中午提醒我", "weekly 12345 12:00 (time)"],
    ["每个星期天晚上八点提醒我记录", "weekly 7 20:00"],
    ["逢周二十点提醒我", "weekly 2 10:00"],
    ["每逢周末提醒我看课", "weekly 67 09:00 (time)"],
    ["每天早上八点", "weekly 1234567 08:00"],
    ["每晚九点提醒我", "weekly 1234567 21:00"],
    ["每个工作日下午5点", "working days 17:00"],
    ["每个月10号上午九点", "monthly 10 09:00"],
    ["每月25号喊我登记一下学时", "monthly 25 09:00 (time)"],
    ["每个月底提醒我登记学时", "monthly 31 09:00 (time)"],
    ["每年6月1号上午十点提醒我", "yearly 6-1 10:00"],
    ["每年2月29日提醒我", "yearly 2-29 09:00 (time)"],
    ["每周提醒我一次还差多少学分", "weekly 1 09:00 (day) (time)"],
    ["每月提醒我一次", "monthly 1 09:00 (day) (time)"],
    ["every Friday at 4 pm remind me to log", "weekly 5 16:00"],
    ["remind me every Monday and Wednesday at 8:30", "weekly 13 08:30"],
    ["remind me every weekday at 5 pm", "working days 17:00"],
    ["remind me daily at 9", "weekly 1234567 09:00"],
    ["remind me every morning", "weekly 1234567 09:00 (time)"],
    ["remind me on the 10th of every month", "monthly 10 09:00 (time)"],
    ["remind me every year on June 1 at noon", "yearly 6-1 12:00 (time)"],
  ])("%s", (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it.each([
    ["6月20号提醒我交结业证", "2026-06-20 09:00 (time)"],
    ["6月1号提醒我交结业证", "2027-06-01 09:00 (time) (next-year)"],
    ["2027年6月1号提醒我交结业证", "2027-06-01 09:00 (time)"],
    ["2025年6月1号提醒我", "past"],
    ["明天下午三点提醒我", "2026-06-11 15:00"],
    ["明天下午提醒我", "2026-06-11 15:00 (time)"],
    ["明早七点半叫我去培训", "2026-06-11 07:30"],
    ["后天上午提醒我去进修学校", "2026-06-12 09:00 (time)"],
    ["明晚8点半提醒我看直播课", "2026-06-11 20:30"],
    ["那个问卷 晚上提醒我填", "2026-06-10 19:00 (time)"],
    ["今晚提醒我做网课", "2026-06-10 19:00 (time)"],
    ["今天下午3点半提醒我", "2026-06-10 15:30"],
    ["今天早上八点提醒我", "past"],
    ["今天提醒我交表", "2026-06-10 11:30 (time)"],
    ["下午五点提醒我打卡", "2026-06-10 17:00"],
    ["早上八点提醒我", "2026-06-11 08:00"],
    ["下周一提醒我交材料", "2026-06-15 09:00 (time)"],
    ["周五提醒我", "2026-06-12 09:00 (time)"],
    ["周五前提醒我", "2026-06-11 09:00 (time)"],
    ["6月20日前提醒我", "2026-06-19 09:00 (time)"],
    ["6月20号考，前两天提醒我", "2026-06-18 09:00 (time)"],
    ["明天下午两点培训 提前半小时提醒", "2026-06-11 13:30"],
    ["半小时后提醒我", "2026-06-10 11:00"],
    ["十分钟后提醒", "2026-06-10 10:40"],
    ["一个半小时后叫我", "2026-06-10 12:00"],
    ["20小时后提醒我", "2026-06-11 06:30"],
    ["三天后提醒我", "2026-06-13 09:00 (time)"],
    ["月底提醒我交总结", "2026-06-30 09:00 (time)"],
    ["下个月五号提醒我补学分", "2026-07-05 09:00 (time)"],
    ["12月10日上午9点 提醒 交学分证明", "2026-12-10 09:00"],
    ["remind me tomorrow", "2026-06-11 09:00 (time)"],
    ["remind me on Friday at 3 pm to fill in the form", "2026-06-12 15:00"],
    ["remind me next Monday morning", "2026-06-15 09:00 (time)"],
    ["remind me at 8 tomorrow", "2026-06-11 08:00"],
    ["remind me in half an hour", "2026-06-10 11:00"],
    ["remind me in 20 minutes", "2026-06-10 10:50"],
    ["remind me in two weeks", "2026-06-24 09:00 (time)"],
    ["set a reminder for June 20", "2026-06-20 09:00 (time)"],
    ["remind me tonight", "2026-06-10 19:00 (time)"],
  ])("%s", (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it.each([
    ["考试前一天提醒我", "depends"],
    ["截止前三天提醒我", "depends"],
    ["开学前提醒我报校本计划", "depends"],
    ["学分不够的话提前一个月提醒我", "depends"],
    ["等我学分够了告诉我", "depends"],
    ["remind me before the deadline", "depends"],
    ["remind me if I am short in November", "depends"],
    ["每两周提醒我一次", "not-planned"],
    ["每学期末提醒我登记学时", "not-planned"],
    ["remind me every other week", "not-planned"],
    ["提醒我交证书", "not-said"],
    ["早一点提醒我", "not-said"],
    ["下周提醒我", "which-day"],
  ])("%s cannot be planned: %s", (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it.each([
    ["6月20号提醒我交结业证", "交结业证"],
    ["提醒我6月20号交结业证", "交结业证"],
    ["每周五下午4点提醒我记校本", "记校本"],
    ["麻烦后天下午三点半的时候提醒我一下给县里报材料", "给县里报材料"],
    ["那个问卷 晚上8点提醒我填", "那个问卷 填"],
    ["12月10日上午9点 提醒 交学分证明", "交学分证明"],
    ["设置提醒 6月20日 交校本材料", "交校本材料"],
    ["提醒:3月20日 9:00 报到", "报到"],
    ["提醒我明天下班前登记", "下班前登记"],
    ["明天到点叫我", ""],
    ["明天提醒我", ""],
    ["明天下午三点提醒我去进修学校开会", "去进修学校开会"],
    ["remind me on Friday at 3 pm to fill in the form", "fill in the form"],
    ["every Friday at four remind me to log", "log"],
    ["set a reminder for June 20 to hand in the plan", "hand in the plan"],
    ["remind me tomorrow", ""],
  ])("%s is about %s", (text, expected) => {
    expect(read(text).what).toBe(expected);
  });
});
