import { addDays, type Day, dayNumber, isDay, parseDay } from "../../domain/day.ts";
import type { Problem } from "./problem.ts";
import type { Reading } from "./read-row.ts";

const EXAMPLE = "2013-09-01";
const TIME_OF_DAY = /(?<=[\d日])[ T]{1,9}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z?$/;
/**
 * An instant of world time from ten o'clock on, when somewhere to the east the next day begins: its
 * day may not be the one of the school.
 */
const LATE_WORLD_TIME = /^\d{4}-\d{2}-\d{2}[T ][12]\d:[\d:.]+Z$/i;
const WHOLE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SHORT_YEAR = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/;

/** How people fall short of a whole day; the first that fits explains it. */
const SHORTFALLS: readonly (readonly [RegExp, Problem])[] = [
  [
    /^\d{4}[-/.年]\d{1,2}月?$|^\d{4}(?:0[1-9]|1[0-2])$/,
    { code: "date-month-alone", example: EXAMPLE },
  ],
  [/^\d{4}年?$/, { code: "date-year-alone", example: EXAMPLE }],
  [/^\d{1,2}[-/.月]\d{1,2}[日号]?$/, { code: "date-without-year", example: EXAMPLE }],
  [/[\d日号][~至到—–].{0,40}\d|^\d{4}[./年].{0,40}\d[日号]?-{1,4}\d/, { code: "date-range" }],
];

/**
 * Reads a day as people type it: 2013-9-1, 2013/09/01, 2013.9.1, 20130901, 2013年9月1日; a time
 * of day behind it is dropped. Whatever leaves the day open is refused, not guessed.
 */
export function readDay(text: string): Reading<Day> {
  if (LATE_WORLD_TIME.test(text.normalize("NFKC").trim()))
    return { problem: { code: "date-world-time" } };
  const plain = text.normalize("NFKC").replace(TIME_OF_DAY, "").replace(/\s+/g, "");
  const whole = WHOLE.exec(plain) ?? COMPACT.exec(plain);
  if (whole) {
    const day = toDay(whole[1], whole[2], whole[3]);
    if (!day) return { problem: { code: "date-impossible" } };
    return day < EARLIEST ? { problem: tooEarly(day) } : { value: day };
  }
  return { problem: shortfall(plain) };
}

/** Nobody who still works did anything of note before; an earlier day is a slip. */
const EARLIEST = "1950-01-01";

/** A year typed into a date cell becomes the day of that number: 2025 is 1905-07-17. */
function tooEarly(day: Day): Problem {
  const year = dayNumber(day) - dayNumber(SERIAL_START);
  return year >= 1950 && year < 2100
    ? { code: "date-year-as-day", year }
    : { code: "date-too-early" };
}

const SERIAL_START = parseDay("1899-12-30");

function shortfall(plain: string): Problem {
  const short = SHORT_YEAR.exec(plain);
  const suggestion = short && toDay(fullYear(short[1]), short[2], short[3]);
  if (suggestion) return { code: "date-short-year", suggestion };
  const serial = /^\d{5}(?:\.\d+)?$/.test(plain)
    ? fromSerial(Math.floor(Number(plain)))
    : undefined;
  if (serial) return { code: "date-serial", suggestion: serial };
  return SHORTFALLS.find(([form]) => form.test(plain))?.[1] ?? { code: "date-unreadable" };
}

function toDay(year = "", month = "", dayOfMonth = ""): Day | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${dayOfMonth.padStart(2, "0")}`;
  return isDay(text) && Number(year) >= 1900 ? text : undefined;
}

/** 13 is 2013, 87 is 1987. */
const fullYear = (short = "") => `${Number(short) < 70 ? "20" : "19"}${short}`;

/** The day that a spreadsheet's count of days since 1899-12-30 stands for, from 1970 to 2069. */
function fromSerial(serial: number): Day | undefined {
  return serial >= 25_569 && serial < 62_094
    ? addDays(parseDay("1970-01-01"), serial - 25_569)
    : undefined;
}
