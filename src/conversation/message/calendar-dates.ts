import { addMonths, type Day, dayParts } from "../../domain/day.ts";
import type { MonthPart, Point, TimeRule } from "./date-points.ts";
import { readNumber } from "./numerals.ts";
import { monthOf } from "./school-calendar.ts";

const FIGURES = "〇零○一二三四五六七八九oO";
const YEARS_AWAY: Readonly<Record<string, number>> = {
  ...{ 今年: 0, 本年: 0, 去年: -1, 上年: -1, 上一年: -1, 前年: -2, 大前年: -3, 明年: 1, 后年: 2 },
};

const MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])";
const FIGURE = `[${FIGURES}]`;
const NUMERAL = "[一二三四五六七八九十]";

/**
 * Matches a year that something else is said to lie in, 年 included. Before a month any year is
 * one, so that a slip such as 2206年3月5日 is not taken for a day of this year.
 */
export const YEAR = `(?:${[
  "(?<!\\d)(?:(?:19|20)\\d\\d|[1-9]\\d{3}(?=年\\s?\\d{1,2}\\s?月))年",
  "(?<![\\d.])(?:[12]\\d年|\\d\\d年(?=\\s?[\\d一二三四五六七八九十]{1,2}月))",
  `[一二]${FIGURE}{3}年`,
  `(?<!${FIGURE}|[十百千])${FIGURE}{2}年(?=\\s?[\\d一二三四五六七八九十]{1,2}月)`,
  `[两二]千零?${NUMERAL}{0,3}年(?![来前后以的历])`,
  `(?<!${NUMERAL}|[\\d.])(?:\\d{1,2}|[一二两三四五六七八九十])年之?前`,
  "今年|(?<![校课书基根])本年|去年|(?<![线网以晚早])上一?年|大?前年|(?<![说证声表])明年|后年",
].join("|")})(?![级龄制])度?`;

/** Of two figures the year is the one nearest to today that lies at most ten years ahead. */
function fullYear(figures: number, today: Day): number {
  if (figures >= 100) return figures;
  const inThisCentury = Math.floor(dayParts(today).year / 100) * 100 + figures;
  return inThisCentury > dayParts(today).year + 10 ? inThisCentury - 100 : inThisCentury;
}

/** The year that {@link YEAR} matched, or none if nothing was matched. */
function readYear(text: string | undefined, today: Day): number | undefined {
  if (text === undefined) return undefined;
  const name = text.replace(/度$/, "");
  const away = YEARS_AWAY[name];
  if (away !== undefined) return dayParts(today).year + away;
  const [, ago] = /^(.{1,2})年之?前/u.exec(name) ?? [];
  if (ago !== undefined) return dayParts(today).year - number(ago);
  const [, thousands] = /^[两二]千零?(.{0,3})年/u.exec(name) ?? [];
  if (thousands !== undefined) return 2000 + number(thousands);
  const figures = [...name.replace("年", "")].map((figure) => {
    const place = FIGURES.indexOf(figure);
    if (place < 0) return figure;
    return place < 3 || place > 11 ? "0" : String(place - 2);
  });
  return fullYear(Number(figures.join("")), today);
}

/** Puts the year in where one was written. */
export function inYear<T extends object>(
  point: T,
  text: string | undefined,
  today: Day,
): T & { year?: number } {
  const year = readYear(text, today);
  return year === undefined ? point : { ...point, year };
}

const DAY =
  "(?:[12]\\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])";
/** A day without 日 or 号: characters only where they cannot be mistaken (五月一共). */
const BARE_DAY = "(?:[12]\\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]|三十一)(?!\\d)";
const JOINT = "\\s?(?:到|至|-|~|—{1,4}|–|、|和|与|及|,)\\s?";
const NOT_A_UNIT =
  "(?!\\s?(?:[个学课小天门单分条款节章倍元万千百十版折次人项篇本点%多几时楼室年月]|\\.\\d|h(?:ou)?rs?\\b|h\\b|(?:day|week|month|unit|course|credit|class|contact)(?:s|es)?\\b))";
const NOT_IN_NUMBER = "(?<![\\dA-Za-z]|\\d[./])";

/** The 1. of a numbered line may stand before a month. */
const NOT_IN_DECIMAL = "(?<!\\d|(?<!^|[\\s,;。])\\d\\.)";

const PARTS: Readonly<Record<string, MonthPart>> = {
  ...{ 上旬: "early", 初: "early", 中旬: "middle", 下旬: "late", 底: "late", 末: "late" },
};
const PART = "(?<part>[上中下]旬|初(?![中级高任])|底|末)";
const MONTHS_AWAY: Readonly<Record<string, number>> = {
  ...{ 这: 0, 本: 0, 当: 0 },
};
const NEAR_MONTH =
  "(?<near>(?<![线网以上])上{1,4}|这|(?<![校课书基根])本|当|(?<![线以之一看下])下{1,4})一?个?月(?!报)(?:份|的)?";

type Groups = Readonly<Record<string, string>>;

const number = (text: string | undefined) => (text && readNumber(text)) || 0;

function readDay({ year, month, day }: Groups, today: Day): Point {
  const point = { kind: "day", day: number(day) } as const;
  return inYear(month === undefined ? point : { ...point, month: number(month) }, year, today);
}

/** 3/13/2026 and 13/3/2026 are one day; 3/7/2026 is one in Beijing and another in London: none. */
function readYearLast({ year = "", month = "", day = "" }: Groups): Point {
  const [first, second] = [number(month), number(day)];
  if (first !== second && first <= 12 && second <= 12) return { kind: "none" };
  const [inMonth, inYear] = first > 12 ? [first, second] : [second, first];
  return { kind: "day", year: number(year), month: inYear, day: inMonth };
}

function readMonth({ year, month, part }: Groups, today: Day): Point {
  const point = { kind: "month", month: number(month) } as const;
  const third = PARTS[part ?? ""];
  return inYear(third === undefined ? point : { ...point, part: third }, year, today);
}

/** 上上个月 is two months back: every 上 counts one. */
function monthsAway(near = "本"): number {
  return MONTHS_AWAY[near] ?? (near.startsWith("上") ? -near.length : near.length);
}

function readNearMonth({ year: said, near, part, day }: Groups, today: Day): Point {
  const { year: nearest, month } = dayParts(addMonths(today, monthsAway(near)));
  const year = readYear(said, today) ?? nearest;
  if (day !== undefined) return { kind: "day", year, month, day: number(day) };
  const third = PARTS[part ?? ""];
  return { kind: "month", year, month, ...(third === undefined ? {} : { part: third }) };
}

function readYearAlone({ year }: Groups, today: Day): Point | undefined {
  const read = readYear(year, today);
  return read === undefined ? undefined : { kind: "year", year: read };
}

/** 年底 is a time that every year has, so that an open year is settled like that of a holiday. */
function readEndOfYear({ year, part }: Groups, today: Day): Point {
  const month = part === "初" ? 1 : 12;
  const spanIn = (each: number) => monthOf(each, month);
  return inYear({ kind: "yearly", spanIn, isDueAtEnd: month === 12 } as const, year, today);
}

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(pattern, "gu"),
  read,
});

/** Days, months and years as the calendar names them: 3月12号, 3.12, 20260312, 3月中旬, 2024年. */
export const CALENDAR_DATES: readonly TimeRule[] = [
  rule(
    `${NOT_IN_NUMBER}(?<year>[1-9]\\d{3})\\s?[-./]\\s?(?<month>1[0-2]|0?[1-9])\\s?[-./]\\s?(?<day>[0-3]?\\d)(?!\\d)`,
    readDay,
  ),
  rule(
    `${NOT_IN_NUMBER}(?<year>(?:19|20)\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)`,
    readDay,
  ),
  rule(
    `${NOT_IN_NUMBER}(?<month>\\d{1,2})[-./](?<day>\\d{1,2})[-./](?<year>(?:19|20)\\d\\d)(?!\\d)`,
    readYearLast,
  ),
  rule(
    `${NOT_IN_NUMBER}(?<year>(?:19|20)\\d\\d) (?<month>0[1-9]|1[0-2]) (?<day>0[1-9]|[12]\\d|3[01])(?!\\d)${NOT_A_UNIT}`,
    readDay,
  ),
  rule(
    `(?<year>${YEAR})?的?\\s?${NOT_IN_DECIMAL}(?<month>${MONTH})\\s?月份?的?\\s?(?<day>${DAY})\\s?[日号]`,
    readDay,
  ),
  rule(
    `(?<year>${YEAR})?\\s?${NOT_IN_DECIMAL}(?<month>${MONTH})\\s?月\\s?(?<day>${BARE_DAY})${NOT_A_UNIT}`,
    readDay,
  ),
  rule(
    `(?<year>${YEAR})?(?<![第\\dA-Za-z]|\\d[./])(?<month>1[0-2]|0?[1-9])[./](?<day>${BARE_DAY})(?![./]\\d)${NOT_A_UNIT}[日号]?`,
    readDay,
  ),
  rule(
    `${NOT_IN_NUMBER}(?=0\\d-|\\d\\d-0)(?<month>1[0-2]|0[1-9])-(?<day>0[1-9]|[12]\\d|3[01])(?![-./]?\\d)${NOT_A_UNIT}`,
    readDay,
  ),
  rule(`(?<year>${YEAR})?的?${NEAR_MONTH}(?<day>${DAY})\\s?[日号]`, readNearMonth),
  rule(`(?<year>${YEAR})?的?${NEAR_MONTH}${PART}?`, readNearMonth),
  rule(`(?<![\\d一二三四五六七八九十月个])月${PART}`, readNearMonth),
  rule(
    `(?<![\\dA-Za-z.月年:#])(?<day>${DAY})\\s?号(?![楼线文令门教会公通柜机院厅桌馆房码])`,
    readDay,
  ),
  rule(
    `(?<!\\d|[A-Za-z.月年]|为期|共|历时|连续|累计)(?<day>[12]\\d|3[01]|[1-9])日(?![报志记]|[之以]?内)`,
    readDay,
  ),
  rule(`(?<![\\dA-Za-z.月年:#])(?<day>${DAY})(?=(?:${JOINT}${DAY}){1,4}\\s?[日号])`, readDay),
  rule(`(?<=[日号\\d]${JOINT})(?<day>${BARE_DAY})(?=[两二三四五六七]天)`, readDay),
  rule(
    `(?<=(?:月\\d{1,2}|[日号]|\\d[./]\\d{1,2})\\s?(?:到|至|-|~|—{1,4}|–)\\s?)(?<day>${BARE_DAY})(?![月/:])${NOT_A_UNIT}`,
    readDay,
  ),
  rule(
    `(?<year>${YEAR})?的?\\s?(?<!第)${NOT_IN_DECIMAL}(?<month>${MONTH})\\s?月份?${PART}?(?!\\s?\\d{1,4}\\s?[日号]|[一两]次|[球饼])`,
    readMonth,
  ),
  rule(
    `(?<year>${YEAR})?${NOT_IN_DECIMAL}(?<month>${MONTH})(?=${JOINT}${MONTH}月(?!\\s?\\d))`,
    readMonth,
  ),
  rule(
    `${NOT_IN_NUMBER}(?<year>(?:19|20)\\d\\d)[-./](?<month>1[0-2]|0?[1-9])(?![-./]?\\d{1,2}(?!\\d)|\\d)`,
    readMonth,
  ),
  rule(`(?<year>${YEAR})年?(?<part>[底末]|初(?![一二三四五六七八九十]))`, readEndOfYear),
  rule(
    "(?<![\\d〇零○一二三四五六七八九年每])年(?<part>[底末]|初(?![一二三四五六七八九十]))",
    readEndOfYear,
  ),
  rule(`(?<year>(?![12]\\d年|.{1,2}年之?前)${YEAR})(?![底末初])`, readYearAlone),
  rule(
    "(?<=^|[\\s,、;。:我查看在到从把于和])(?<year>[12]\\d年)度?(?![级龄制底末初多了]|[以之]?[前后来内])",
    readYearAlone,
  ),
  rule(
    `(?<![\\d-])(?<year>(?:19|20)\\d\\d)(?=的|[两三四五]年|${JOINT}(?:19|20)\\d\\d(?:年|的|[两三四五]年))`,
    readYearAlone,
  ),
];
