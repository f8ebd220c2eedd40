import { addDays, addMonths, type Day } from "../../domain/day.ts";
import type { Point, TimeRule } from "./date-points.ts";
import { NUMBER, readNumber } from "./numerals.ts";
import { weekOf } from "./school-calendar.ts";

const DAYS_AWAY: Readonly<Record<string, number>> = {
  ...{ 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3 },
};
const WEEKS_AWAY: Readonly<Record<string, number>> = {
  ...{ 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 },
};
const WEEK = "(?:周(?![期年报])|星期|礼拜)";
const NEAR = "(?<near>上上|(?<![线网以])上|这|(?<![校课书基根])本|下下|(?<![线以之一看])下)一?个?";
const WEEKDAYS = "一二三四五六日天";
const WEEKDAY = `(?<weekday>[${WEEKDAYS}1-7](?!\\d))`;
const BARE_WEEK = `(?<![一二两三四五六七八九十几每\\d半双单首近上下本这]一?个?)${WEEK}`;

type Groups = Readonly<Record<string, string>>;

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
  return near === undefined ? point : { ...point, week: WEEKS_AWAY[near] ?? 0 };
}

function readWeek({ near = "" }: Groups, today: Day): Point {
  const week = WEEKS_AWAY[near] ?? 0;
  return { kind: "span", span: weekOf(today, week), grain: "period", week };
}

/** A weekend that nothing places is the last one that has begun. */
function readWeekend({ near }: Groups, today: Day): Point {
  const saturday = addDays(weekOf(today, near === undefined ? 0 : (WEEKS_AWAY[near] ?? 0)).from, 5);
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

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "gu"),
  read,
});

/** Days and weeks counted from the day of the message: 昨天, 上周三, 三天前, 最近三个月. */
export const RELATIVE_DATES: readonly TimeRule[] = [
  rule(
    "(?<away>大前|(?<![目之以年提学])前|昨|今|(?<![说证声表])明|大后|(?<![以之今最])后)(?:[天日]|(?<=[昨今明])[晚早]|(?<=[昨今明前])儿(?![童歌科子女]))",
    ({ away = "" }, today) => dayAway(DAYS_AWAY[away] ?? 0, today),
  ),
  rule(
    `(?<count>${NUMBER})(?:(?<unit>天)|个?(?<weeks>周|星期|礼拜))[以之]?(?<side>[前后])`,
    ({ unit, weeks, ...rest }, today) => readAway({ ...rest, unit: unit ?? weeks ?? "" }, today),
  ),
  rule(`${NEAR}${WEEK}${WEEKDAY}`, readWeekday),
  rule(`${BARE_WEEK}${WEEKDAY}`, readWeekday),
  rule(`${NEAR}${WEEK}(?:末|六日)`, readWeekend),
  rule(`${BARE_WEEK}(?:末|六日)`, readWeekend),
  rule(`${NEAR}${WEEK}(?![一二三四五六日天末])`, readWeek),
  rule(
    `(?:最近|(?<![远附临])近|过去)的?(?<count>半|${NUMBER})个?(?<unit>天|日|周|星期|礼拜|月|年)`,
    readRecent,
  ),
];
