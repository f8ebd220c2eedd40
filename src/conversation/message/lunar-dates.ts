import { type Day, dayParts } from "../../domain/day.ts";
import { inYear, YEAR } from "./calendar-dates.ts";
import type { LunarMonth, Point, TimeRule } from "./date-points.ts";
import { lunarDay, lunarMonthSpan } from "./lunar-calendar.ts";
import { readNumber } from "./numerals.ts";

const CALENDAR = "(?:农历|阴历|旧历|夏历)";
const MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[正冬腊一二三四五六七八九十])";
const FIRST_TEN = "初[一二三四五六七八九十]";
const LATER = "(?:二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|十[一二三四五六七八九])";
const IN_FIGURES = "(?:[12]\\d|30|0?[1-9])(?!\\d)";
const DAY = `(?:${FIRST_TEN}|${LATER}|${IN_FIGURES})[日号]?`;
const JOINT = "\\s?(?:到|至|-|~|—{1,4}|–|、|和|与|及|,)\\s?";
/** 三月初三次: the figure counts what follows, and 初 is the beginning of the month. */
const NOT_COUNTED = "(?![次个场天节门学课级中高期])";

const NAMED: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

type Groups = Readonly<Record<string, string>>;

const monthOf = ({ month = "", leap }: Groups): LunarMonth => ({
  month: NAMED[month] ?? readNumber(month) ?? 0,
  ...(leap === undefined ? {} : { isLeap: true }),
});

/** 廿三 and 初八 have signs of their own. */
const dayOf = ({ day = "" }: Groups) =>
  readNumber(
    day
      .replace("初", "")
      .replace(/^廿/u, "二十")
      .replace(/[日号]$/u, ""),
  ) ?? 0;

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "gu"),
  read,
});

/**
 * 去年腊月 said in May is that of the lunar year before; said in January, before the new lunar year,
 * it may be either.
 */
function isLunarYear({ year, lunarYear }: Groups, today: Day): boolean {
  if (lunarYear !== undefined) return true;
  const begun = lunarDay(dayParts(today).year, { month: 1 }, 1);
  return /^[今去前明本上]/u.test(year ?? "") && begun !== undefined && begun <= today;
}

const readDay: TimeRule["read"] = (groups, today) => {
  const point = { kind: "lunar", month: monthOf(groups), day: dayOf(groups) } as const;
  const dated = isLunarYear(groups, today) ? { ...point, isLunarYear: true } : point;
  return inYear(dated, groups.lunarYear ?? groups.year, today);
};

const readMonth: TimeRule["read"] = (groups, today) => {
  const month = monthOf(groups);
  const spanIn = (year: number) => lunarMonthSpan(year, month);
  return inYear({ kind: "yearly", spanIn } as const, groups.year ?? groups.lunarYear, today);
};

/** A month, with its day where one is named. */
const readDate: TimeRule["read"] = (groups, today) =>
  (groups.day === undefined ? readMonth : readDay)(groups, today);

const IN_YEAR = `(?<year>${YEAR})?的?`;
const MONTH_AND_DAY = `(?<leap>闰)?(?<month>${MONTH})月(?:(?<day>${DAY})|份|里)?`;

/** Days of the lunar calendar: 农历八月初三, 正月初八, 腊月廿三, 大年初八. */
export const LUNAR_DATES: readonly TimeRule[] = [
  rule(`${IN_YEAR}${CALENDAR}的?${MONTH_AND_DAY}`, readDate),
  rule(`${CALENDAR}的?(?<lunarYear>${YEAR})的?${MONTH_AND_DAY}`, readDate),
  rule(
    `${IN_YEAR}(?=闰|[正冬腊]月)(?<![真反修补改更纠订校方公端])${MONTH_AND_DAY}${NOT_COUNTED}`,
    readDate,
  ),
  rule(`${IN_YEAR}(?<!\\d)(?<month>${MONTH})月(?<day>${FIRST_TEN})${NOT_COUNTED}`, readDay),
  rule(
    `${IN_YEAR}(?:大年|(?<![\\d今去明前后每一二三四五六七八九十])年)(?<day>${FIRST_TEN})${NOT_COUNTED}`,
    (groups, today) => readDay({ ...groups, month: "正" }, today),
  ),
  rule(
    `(?<=[月年](?:${FIRST_TEN}|${LATER})${JOINT})(?<day>${FIRST_TEN}|${LATER})${NOT_COUNTED}(?![日号])`,
    (groups): Point => ({ kind: "lunar", day: dayOf(groups) }),
  ),
  // 八月十五 is as often Mid-Autumn as a day of August: whoever says no more is asked.
  rule(
    "(?<!(?:\\d|[〇零○一二三四五六七八九千])年的?|[\\d十])(?:[今去前明]年的?)?八月十五(?![日号\\d])",
    () => ({ kind: "none" }),
  ),
];
