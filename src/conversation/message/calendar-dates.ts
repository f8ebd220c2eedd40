import { addMonths, type Day, dayParts } from "../../domain/day.ts";
import type { MonthPart, Point, TimeRule } from "./date-points.ts";
import { readNumber } from "./numerals.ts";

const FIGURES = "〇零○一二三四五六七八九oO";
const YEARS_AWAY: Readonly<Record<string, number>> = {
  ...{ 今年: 0, 本年: 0, 去年: -1, 上年: -1, 上一年: -1, 前年: -2, 大前年: -3, 明年: 1, 后年: 2 },
};

/**
 * Matches a year that something else is said to lie in, 年 included. Before a month any year is
 * one, so that a slip such as 2206年3月5日 is not taken for a day of this year.
 */
export const YEAR = `(?:(?<!\\d)(?:(?:19|20)\\d\\d|[1-9]\\d{3}(?=年\\s?\\d{1,2}\\s?月))年|(?<![\\d.])[12]\\d年|[一二][${FIGURES}]{3}年|今年|(?<![校课书基根])本年|去年|(?<![线网以晚早])上一?年|大前年|前年|(?<![说证声表])明年|后年)(?![级龄制])度?`;

/** The year that {@link YEAR} matched, or none if nothing was matched. */
function readYear(text: string | undefined, today: Day): number | undefined {
  if (text === undefined) return undefined;
  const name = text.replace(/度$/, "");
  const away = YEARS_AWAY[name];
  if (away !== undefined) return dayParts(today).year + away;
  const figures = [...name.replace("年", "")].map((figure) => {
    const place = FIGURES.indexOf(figure);
    if (place < 0) return figure;
    return place < 3 || place > 11 ? "0" : String(place - 2);
  });
  const year = Number(figures.join(""));
  return year < 100 ? 2000 + year : year;
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

const MONTH = "(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])";
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
  ...{ 上上: -2, 上: -1, 这: 0, 本: 0, 当: 0, 下: 1, 下下: 2 },
};
const NEAR_MONTH =
  "(?<near>上上|(?<![线网以])上|这|(?<![校课书基根])本|当|下下|(?<![线以之一看])下)一?个?月(?!报)(?:份|的)?";

type Groups = Readonly<Record<string, string>>;

const number = (text: string | undefined) => (text && readNumber(text)) || 0;

function readDay({ year, month, day }: Groups, today: Day): Point {
  const point = { kind: "day", day: number(day) } as const;
  return inYear(month === undefined ? point : { ...point, month: number(month) }, year, today);
}

function readMonth({ year, month, part }: Groups, today: Day): Point {
  const point = { kind: "month", month: number(month) } as const;
  const third = PARTS[part ?? ""];
  return inYear(third === undefined ? point : { ...point, part: third }, year, today);
}

function readNearMonth({ near, part, day }: Groups, today: Day): Point {
  const { year, month } = dayParts(addMonths(today, MONTHS_AWAY[near ?? "本"] ?? 0));
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
  const [from, to] = part === "初" ? ["01-01", "01-31"] : ["12-01", "12-31"];
  return inYear({ kind: "yearly", from, to } as const, year, today);
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
    `${NOT_IN_NUMBER}(?<month>1[0-2]|0?[1-9])/(?<day>3[01]|[12]\\d|0?[1-9])/(?<year>(?:19|20)\\d\\d)(?!\\d)`,
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
  rule(`${NEAR_MONTH}(?<day>${DAY})\\s?[日号]`, readNearMonth),
  rule(`${NEAR_MONTH}${PART}?`, readNearMonth),
  rule(`(?<![\\d一二三四五六七八九十月个])月${PART}`, readNearMonth),
  rule(
    `(?<![\\dA-Za-z.月年:#])(?<day>${DAY})\\s?号(?![楼线文令门教会公通柜机院厅桌馆房码])`,
    readDay,
  ),
  rule(
    `(?<!\\d|[A-Za-z.月年]|为期|共|历时|连续|累计)(?<day>[12]\\d|3[01]|[1-9])日(?![报志记])`,
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
  rule(`(?<year>${YEAR})年?(?<part>[底末初])`, readEndOfYear),
  rule("(?<![\\d〇零○一二三四五六七八九年每])年(?<part>[底末初])", readEndOfYear),
  rule(`(?<year>(?![12]\\d年)${YEAR})(?![底末初])`, readYearAlone),
  rule(
    "(?<=^|[\\s,、;。:我查看在到从把于和])(?<year>[12]\\d年)度?(?![级龄制底末初多了]|[以之]?[前后来内])",
    readYearAlone,
  ),
  rule(
    `(?<![\\d-])(?<year>(?:19|20)\\d\\d)(?=的|[两三四五]年|${JOINT}(?:19|20)\\d\\d(?:年|的|[两三四五]年))`,
    readYearAlone,
  ),
];
