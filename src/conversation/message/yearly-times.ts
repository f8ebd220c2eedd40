import { addDays, type Day, isDay, makeDay, weekday } from "../../domain/day.ts";
import type { Span } from "./date-points.ts";
import { lunarDay, solarTermDay } from "./lunar-calendar.ts";

/** A time that every year has, as `prompts/vocabulary.yaml` writes it. */
export interface YearlyTime {
  /** In the year in which it begins; nothing where that year has no such day. */
  readonly spanIn: (year: number) => Span | undefined;
  /** Whether schools differ in when it begins and ends, so that no part of it can be counted out. */
  readonly isAbout: boolean;
  /** Whether a feast of one day comes with days off, so that 端午假期 says more than 端午. */
  readonly hasDaysOff: boolean;
}

const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");
const TERMS =
  "立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒";
const SHAPE = new RegExp(
  `^(?:(?<about>about)\\s|(?<off>off)\\s)?(?:(?<lunar>lunar)\\s(?<start>eve|\\d\\d-\\d\\d)(?:\\.\\.(?<end>\\d\\d-\\d\\d))?|term\\s(?<term>${TERMS})|(?<nth>[1-5])\\s(?<weekday>mon|tue|wed|thu|fri|sat|sun)\\s(?<month>\\d\\d)|(?<from>\\d\\d-\\d\\d)(?:\\.\\.(?<to>\\d\\d-\\d\\d))?)$`,
  "u",
);

/** What the ways of writing such a time look like, for whoever gets one wrong. */
export const YEARLY_TIMES =
  "09-10, 07-01..08-31, lunar 05-05, lunar eve..01-07, term 清明 or 2 sun 05; in front of it about (schools differ) or off (with days off)";

/** Reads a time of the year; nothing if it is written in no known way. */
export function readYearlyTime(written: string): YearlyTime | undefined {
  const groups = SHAPE.exec(written)?.groups;
  if (groups === undefined) return undefined;
  return {
    spanIn: spanFrom(groups),
    isAbout: groups.about !== undefined,
    hasDaysOff: groups.off !== undefined,
  };
}

function spanFrom(groups: Readonly<Record<string, string | undefined>>): YearlyTime["spanIn"] {
  const { lunar, start = "", end, term, nth, from = "", to = from } = groups;
  if (lunar) {
    return (year) => {
      const first = lunarDayOf(year, start);
      return spanOf(first, end === undefined ? first : lunarDayOf(year, end));
    };
  }
  if (term) return (year) => spanOf(solarTermDay(year, term));
  if (nth === undefined) return (year) => yearlyOf(year, from, to);
  const named = WEEKDAYS.indexOf(groups.weekday ?? "") + 1;
  return (year) => {
    const first = makeDay(year, Number(groups.month), 1);
    return spanOf(addDays(first, ((named - weekday(first) + 7) % 7) + 7 * (Number(nth) - 1)));
  };
}

/** The eve of a year is the last day of the one before, the 29th or the 30th of its month. */
function lunarDayOf(year: number, text: string): Day | undefined {
  if (text === "eve") {
    const first = lunarDay(year, { month: 1 }, 1);
    return first && addDays(first, -1);
  }
  return lunarDay(year, { month: Number(text.slice(0, 2)) }, Number(text.slice(3)));
}

const spanOf = (from: Day | undefined, to = from): Span | undefined => from && to && { from, to };

/** A time of every year (`MM-DD`), in the year in which it starts; 29 February only in leap years. */
function yearlyOf(year: number, from: string, to: string): Span | undefined {
  const first = `${year}-${from}`;
  const last = `${to < from ? year + 1 : year}-${to}`;
  return isDay(first) && isDay(last) ? { from: first, to: last } : undefined;
}

/** Which days beside a feast on that weekday are off, from Monday on. */
const OFF: readonly (readonly [before: number, after: number])[] = [
  ...([
    [2, 0],
    [2, 0],
    [0, 0],
    [0, 2],
    [0, 2],
    [0, 2],
    [1, 1],
  ] as const),
];

/**
 * The three days off that come with a feast: those that join it with a weekend, as the government
 * arranges them; in the middle of a week it is off alone.
 */
export function daysOffWith(feast: Day): Span {
  const [before, after] = OFF[weekday(feast) - 1] ?? [0, 0];
  return { from: addDays(feast, -before), to: addDays(feast, after) };
}
