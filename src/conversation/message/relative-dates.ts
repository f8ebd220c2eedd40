import { addDays, addMonths, type Day, dayParts, makeDay } from "../../domain/day.ts";
import { inYear, YEAR } from "./calendar-dates.ts";
import type { Point, TimeRule } from "./date-points.ts";
import { NUMBER, readNumber } from "./numerals.ts";
import { monthOf, weekOf } from "./school-calendar.ts";

const DAYS_AWAY: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };
const WEEK = "(?:周(?![期年报])|星期|礼拜)";
const NEAR =
  "(?<near>(?<![线网以上])上{1,4}|这|(?<![校课书基根])本|(?<![线以之一看下])下{1,4})一?个?";
const WEEKDAYS = "一二三四五六日天";
const WEEKDAY = `(?<weekday>[${WEEKDAYS}1-7](?!\\d))`;
const BARE_WEEK = `(?<![一二两三四五六七八九十几每\\d半双单首近上下本这]一?个?)${WEEK}`;

const COUNTED_WEEKS = `(?<count>${NUMBER})个?${WEEK}[以之]?(?<side>[前后])`;
/** 课前两天 and 活动的前两天 are days of something else. */
const ALONE = "(?<=^|[\\s,。;:我在就把记查补报])";
/** What stands before a length of time that is no deadline: 请假三天内. */
const A_STAY = "(?<![请休病事产离缺]假?|外出|出差|不超过|[\\d.])";

type Groups = Readonly<Record<string, string>>;

/** 大前天 is a day before 前天: every 大 counts one. */
function daysAway(away: string): number {
  const days = DAYS_AWAY[away.at(-1) ?? ""] ?? 0;
  return days + Math.sign(days) * (away.length - 1);
}

/** 上上周 is two weeks back: every 上 counts one. */
function weeksAway(near: string | undefined): number {
  if (near?.startsWith("上")) return -near.length;
  return near?.startsWith("下") ? near.length : 0;
}

function dayAway(days: number, today: Day): Point {
  const day = addDays(today, days);
  return { kind: "span", span: { from: day, to: day }, grain: "day" };
}

function readWeekday({ near, weekday = "" }: Groups): Point {
  const place = WEEKDAYS.indexOf(weekday);
  const point = {
    kind: "weekday",
    weekday: place < 0 ? Number(weekday) : Math.min(place + 1, 7),
  } as const;
  return near === undefined ? point : { ...point, week: weeksAway(near) };
}

function readWeek({ near }: Groups, today: Day): Point {
  const week = weeksAway(near);
  return { kind: "span", span: weekOf(today, week), grain: "period", week };
}

/** A weekend that nothing places is the last one that has begun. */
function readWeekend({ near }: Groups, today: Day): Point {
  const saturday = addDays(weekOf(today, weeksAway(near)).from, 5);
  const from = near === undefined && saturday > today ? addDays(saturday, -7) : saturday;
  return { kind: "span", span: { from, to: addDays(from, 1) }, grain: "day" };
}

function readAway({ count = "", unit = "", side }: Groups, today: Day): Point | undefined {
  const number = readNumber(count);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const days = number * (/周|星期|礼拜/.test(unit) ? 7 : 1);
  return dayAway(side === "前" ? -days : days, today);
}

function readRecent({ count = "", unit = "" }: Groups, today: Day): Point | undefined {
  const half = count === "半";
  const number = half ? 0.5 : readNumber(count);
  if (number === undefined || (!half && !Number.isInteger(number))) return undefined;
  return { kind: "span", span: { from: earlier(number, unit, today), to: today }, grain: "period" };
}

function earlier(count: number, unit: string, today: Day): Day {
  if (unit === "年") return addMonths(today, -12 * count);
  if (unit === "月") return count < 1 ? addDays(today, -15) : addMonths(today, -count);
  return addDays(today, /周|星期|礼拜/.test(unit) ? -7 * count : -count);
}

/** 两周前的周二. */
function readCountedWeekday({ count = "", side, weekday = "" }: Groups): Point | undefined {
  const number = readNumber(count);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  const point = readWeekday({ weekday });
  return { ...point, week: side === "前" ? -number : number } as Point;
}

/** 前两天, 上两周, 接下来三天: the days around today, which is none of them; no one day is meant. */
function readBeside({ side = "", count = "", unit = "" }: Groups, today: Day): Point | undefined {
  const number = readNumber(count);
  if (number === undefined || !Number.isInteger(number) || number < 1) return undefined;
  const isBehind = /[前上去]/u.test(side);
  const { year, month } = dayParts(today);
  const span = (from: Day, to: Day): Point => ({
    ...{ kind: "span", span: { from, to }, grain: "period" },
  });
  if (unit === "月") {
    const first = monthOf(year, month).from;
    return isBehind
      ? span(addMonths(first, -number), addDays(first, -1))
      : span(addMonths(first, 1), addDays(addMonths(first, number + 1), -1));
  }
  if (/[天日]/u.test(unit)) {
    return isBehind
      ? span(addDays(today, -number), addDays(today, -1))
      : span(addDays(today, 1), addDays(today, number));
  }
  return isBehind
    ? span(weekOf(today, -number).from, weekOf(today, -1).to)
    : span(weekOf(today, 1).from, weekOf(today, number).to);
}

function readWithin({ count = "", unit = "" }: Groups, today: Day): Point | undefined {
  const number = readNumber(count);
  if (number === undefined || !Number.isInteger(number)) return undefined;
  return { kind: "within", until: addDays(today, number * (/[天日]/u.test(unit) ? 1 : 7)) };
}

/** 去年今天 is this day in another year, 上个月今天 in another month, if that has it. */
function readSameDay({ year, near }: Groups, today: Day): Point {
  const { dayOfMonth, ...parts } = dayParts(today);
  if (year !== undefined) {
    return inYear({ kind: "day", month: parts.month, day: dayOfMonth } as const, year, today);
  }
  const first = makeDay(parts.year, parts.month, 1);
  const moved = dayParts(addMonths(first, near?.startsWith("上") ? -near.length : 1));
  return { kind: "day", year: moved.year, month: moved.month, day: dayOfMonth };
}

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "gu"),
  read,
});

/** Days and weeks counted from the day of the message: 昨天, 上周三, 三天前, 最近三个月. */
export const RELATIVE_DATES: readonly TimeRule[] = [
  rule(
    "(?<away>大{1,4}前|(?<![目之以年提学大])前|昨|今|(?<![说证声表])明|大{1,4}后|(?<![以之今最大])后)(?:[天日]|(?<=[昨今明])[晚早]|(?<=[昨今明前])儿(?![童歌科子女]))",
    ({ away = "" }, today) => dayAway(daysAway(away), today),
  ),
  rule(`(?<year>${YEAR})的?(?:今[天日]|这一?天)`, readSameDay),
  rule(
    "(?<near>(?<![线网以上])上{1,4}|(?<![线以之一看下])下)一?个?月的?(?:今[天日]|这一?天)",
    readSameDay,
  ),
  rule(`${COUNTED_WEEKS}的?${WEEK}${WEEKDAY}`, readCountedWeekday),
  rule(
    `(?<side>${ALONE}[前后]|(?<![线网以])上|(?<![线以之一看])下|接下来的?|未来的?|今后的?)(?<count>[两二三四五六七八九十]|\\d{1,2})个?(?<unit>天|周(?![${WEEKDAYS}年])|星期|礼拜|(?<=个)月)(?![前后内])`,
    readBeside,
  ),
  rule(`${A_STAY}(?<count>${NUMBER})个?(?<unit>[天日]|周|星期|礼拜)之?内(?![容的])`, readWithin),
  rule(
    `(?<count>${NUMBER})(?:(?<unit>天)|个?(?<weeks>周|星期|礼拜))[以之]?(?<side>[前后])`,
    ({ unit, weeks, ...rest }, today) => readAway({ ...rest, unit: unit ?? weeks ?? "" }, today),
  ),
  rule(`${NEAR}${WEEK}(?:的?,?${WEEK})?${WEEKDAY}`, readWeekday),
  rule(
    `(?<=${WEEK}[一二三四五六][、和与]?)(?<weekday>[二三四五六日天])(?=上午|下午|晚|两?[天次]|[,。;各都]|参加|$)`,
    readWeekday,
  ),
  rule(`${BARE_WEEK}${WEEKDAY}`, readWeekday),
  rule(`${NEAR}${WEEK}(?:末|六日)`, readWeekend),
  rule(`${BARE_WEEK}(?:末|六日)`, readWeekend),
  rule(`${NEAR}${WEEK}(?![一二三四五六日天末])`, readWeek),
  rule(
    `(?:最近|(?<![远附临])近|过去)的?(?<count>半|${NUMBER})个?(?<unit>天|日|周|星期|礼拜|月|年)`,
    readRecent,
  ),
];
