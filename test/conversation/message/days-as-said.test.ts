import { describe, expect, it } from "vitest";
import { readDates } from "../../../src/conversation/message/dates.ts";
import { extractSlots } from "../../../src/conversation/message/slots.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { daysOf } from "./days-of.ts";

const { vocabulary } = builtInMaterial();

/** A text, what is read of it on Friday 27 November 2026, and nothing else beside the days. */
type Row = readonly [text: string, days: string];

const TODAY = parseDay("2026-11-27");

const PARTS: readonly Row[] = [
  ["上个月最后一个周六", "2026-10-31"],
  ["上上个月最后一天", "2026-09-30"],
  ["9月第二个周五", "2026-09-11"],
  ["9月的第二个星期五", "2026-09-11"],
  ["上个月倒数第二个周六", "2026-10-24"],
  ["第一季度最后一天", "2026-03-31"],
  ["11月最后一周", "in 2026-11-23..2026-11-29"],
  ["9月第二周", "in 2026-09-07..2026-09-13"],
  ["9月第二周的周三", "2026-09-09"],
  ["去年国庆第二天", "2025-10-02"],
  ["国庆那天", "2026-10-01"],
  ["the last Saturday of last month", "2026-10-31"],
  ["the first Monday in March", "2026-03-02"],
  ["the second Friday of September", "2026-09-11"],
  ["the last day of last month", "2026-10-31"],
  // No such part, or a time whose limits every school sets for itself, or none at all.
  ["3月第六个周一", "-"],
  ["9月第31天", "-"],
  ["寒假第二周", "-"],
  ["寒假最后一天", "-"],
  ["本学期第三周的周二", "-"],
  ["开学第二周的周三", "-"],
  ["最后一个周六", "-"],
  ["the first week of the winter holidays", "-"],
  ["Wednesday of the second week", "-"],
  ["the fifth Friday of February", "-"],
];

const BESIDE: readonly Row[] = [
  ["国庆前一天", "2026-09-30"],
  ["教师节前一天", "2026-09-09"],
  ["国庆后第一天", "2026-10-08"],
  ["国庆前三天", "in 2026-09-28..2026-09-30"],
  ["国庆前一周", "in 2026-09-24..2026-09-30"],
  ["春节前一天", "2026-02-16"],
  ["10月8日前一天", "2026-10-07"],
  ["the day before Teachers' Day", "2026-09-09"],
  ["the day after National Day", "2026-10-02"],
  ["two days before National Day", "2026-09-29"],
  ["the week before National Day", "in 2026-09-24..2026-09-30"],
  ["教师节前参加的", "in ..2026-09-09"],
  // Of something whose day nobody said.
  ["放假前一天", "-"],
  ["活动的前两天", "-"],
  ["期中考试前一天", "-"],
  ["the day before the exam", "-"],
];

const COUNTED: readonly Row[] = [
  ["前两天", "in 2026-11-25..2026-11-26"],
  ["上两周", "in 2026-11-09..2026-11-22"],
  ["上两个月", "in 2026-09-01..2026-10-31"],
  ["接下来三天", "in 2026-11-28..2026-11-30"],
  ["两周前的周二", "2026-11-10"],
  ["三个星期前的周五", "2026-11-06"],
  ["上上上周三", "2026-11-04"],
  ["上上上个月5号", "2026-08-05"],
  ["大大后天", "2026-12-01"],
  ["大大前天", "2026-11-23"],
  ["後天", "2026-11-29"],
  ["下周周六", "2026-12-05"],
  ["上周的周三", "2026-11-18"],
  ["提醒我五日内交", "2026-12-02"],
  ["提醒我两周之内交", "2026-12-11"],
  ["two weeks ago on Tuesday", "2026-11-10"],
  ["Tuesday two weeks ago", "2026-11-10"],
  ["a week ago Monday", "2026-11-16"],
  ["last week's Tuesday", "2026-11-17"],
  ["Tuesday of last week", "2026-11-17"],
  ["the Tuesday before last", "2026-11-17"],
  ["on the 12th", "2026-11-12"],
  ["the 12th of last month", "2026-10-12"],
  // Too vague for a day, or a length.
  ["前几天", "-"],
  ["这两天", "-"],
  ["五日内", "-"],
  ["请假三天内谁批", "-"],
];

const IN_YEARS: readonly Row[] = [
  ["去年今天", "2025-11-27"],
  ["去年的今日", "2025-11-27"],
  ["上个月今天", "2026-10-27"],
  ["today last year", "2025-11-27"],
  ["去年本月十日", "2025-11-10"],
  ["零七年八月二十九号", "2007-08-29"],
  ["07年8月29号", "2007-08-29"],
  ["98年3月5日", "1998-03-05"],
  ["两千年八月二十九号", "2000-08-29"],
  ["两千零四年八月十五", "2004-08-15"],
  ["两千年", "year 2000"],
  ["二零一六年,九月三号", "2016-09-03"],
  ["三年前的暑假", "in 2023-07-01..2023-08-31"],
  ["National Day last year", "2025-10-01"],
  ["Teachers' Day 2024", "2024-09-10"],
  // A year that cannot be read is not this one.
  ["三六七年一月一日", "-"],
  ["99年暑假", "-"],
  // In Beijing it is one day, in London another.
  ["3/7/2025", "-"],
];

const LUNAR: readonly Row[] = [
  ["正月初八", "2026-02-24"],
  ["大年初八", "2026-02-24"],
  ["腊月初八", "2026-01-26"],
  ["农历八月初三", "2026-09-13"],
  ["农历8月3日", "2026-09-13"],
  ["八月初三", "2026-09-13"],
  ["农历2015年十月初一", "2015-11-12"],
  ["2015年农历正月初一", "2015-02-19"],
  ["闰六月初三", "2025-07-27"],
  ["腊月廿三", "2026-02-10"],
  ["去年腊月二十", "2026-02-07"],
  ["正月初八、初九", "2026-02-24..2026-02-25"],
  ["正月初八到初十", "2026-02-24..2026-02-26"],
  ["农历三月", "in 2026-04-17..2026-05-16"],
  // In 2025 there were two of these: which one, nobody said.
  ["2025年腊月初八", "-"],
  ["今年初八", "-"],
  // 2026 has no leap month, and no lunar month has a 31st.
  ["2026年闰六月初三", "-"],
  ["雍正四年正月初一", "-"],
  // Mid-Autumn, or a day of August.
  ["八月十五", "-"],
  ["去年八月十五", "-"],
  // School years and counts, not days.
  ["初一年级", "-"],
  ["初一、初二的课", "-"],
];

const FEASTS: readonly Row[] = [
  ["端午", "2026-06-19"],
  ["端午节那天", "2026-06-19"],
  ["端午假期", "in 2026-06-19..2026-06-21"],
  ["中秋节", "2026-09-25"],
  ["去年中秋节", "2025-10-06"],
  ["元宵节", "2026-03-03"],
  ["除夕", "2026-02-16"],
  ["大年三十", "2026-02-16"],
  ["春节", "in 2026-02-17..2026-02-23"],
  ["春节期间", "in 2026-02-17..2026-02-23"],
  ["清明", "2026-04-05"],
  ["清明假期", "in 2026-04-04..2026-04-06"],
  ["2025年清明", "2025-04-04"],
  ["元旦", "2026-01-01"],
  ["元旦假期", "in 2026-01-01..2026-01-03"],
  ["冬至", "2025-12-21"],
  ["母亲节", "2026-05-10"],
  ["六一儿童节", "2026-06-01"],
  ["Mid-Autumn Festival 2025", "2025-10-06"],
  ["Dragon Boat Festival", "2026-06-19"],
  ["Chinese New Year's Eve", "2026-02-16"],
  ["during the National Day holidays", "in 2026-10-01..2026-10-07"],
  // Nobody has days off, so that it is no time that could be named.
  ["教师节期间", "-"],
];

const WITH_WEEKDAY: readonly Row[] = [
  ["9月5日,周六", "2026-09-05"],
  ["9月5日(周六)", "2026-09-05"],
  ["周六,9月5日", "2026-09-05"],
  ["September 5, Saturday", "2026-09-05"],
  ["Saturday, September 5", "2026-09-05"],
  ["9月5日(周六)到9月6日(周日)", "2026-09-05..2026-09-06"],
  ["上周四、周五", "2026-11-19..2026-11-20"],
  ["上周三四", "2026-11-18..2026-11-19"],
  // One of the two is a slip.
  ["9月5日(周五)", "-"],
  ["September 5 (Friday)", "-"],
  ["9月5日(周五)到9月6日(周日)", "-"],
];

describe.each<readonly [name: string, rows: readonly Row[]]>([
  ["parts of a time", PARTS],
  ["days beside another", BESIDE],
  ["counted days and weeks", COUNTED],
  ["other years", IN_YEARS],
  ["the lunar calendar", LUNAR],
  ["feasts", FEASTS],
  ["a day with its day of the week", WITH_WEEKDAY],
])("%s", (_, rows) => {
  it.each(rows)("reads %s as %s", (text, days) => {
    const { date, from, to, year, cycle } = extractSlots(text, { today: TODAY, vocabulary });
    const read = Object.entries({ date, from, to, year, cycle });
    expect(Object.fromEntries(read.filter(([, value]) => value !== undefined))).toEqual(
      daysOf(days),
    );
  });
});

describe("behind or ahead", () => {
  it.each<readonly [text: string, days: readonly string[]]>([
    ["中秋节参加了培训", ["2026-09-25"]],
    ["提醒我中秋节交材料", ["2027-09-15"]],
    ["正月初八参加了培训", ["2026-02-24"]],
    ["提醒我正月初八交材料", ["2027-02-13"]],
    ["上周四参加了培训,周五结束的", ["2026-11-19", "2026-11-20"]],
    ["上周四参加了培训,周五前交材料", ["2026-11-19", "2026-11-27"]],
    ["上周四参加了培训,昨天听课,周五交了材料", ["2026-11-19", "2026-11-26", "2026-11-27"]],
    ["10月5日听了课,12日又听了", ["2026-10-05", "2026-10-12"]],
  ])("in %s the days are %j", (text, days) => {
    const found = readDates(text, TODAY, vocabulary);
    expect(found.map(({ value }) => value.date)).toEqual(days);
  });
});
