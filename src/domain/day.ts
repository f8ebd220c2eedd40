declare const day: unique symbol;

/**
 * A calendar day, written `YYYY-MM-DD`.
 *
 * Days compare as plain text, so `a < b` means "a is earlier". No instant and no
 * time zone ever enters the core: adapters turn instants into days.
 */
export type Day = string & { readonly [day]: "YYYY-MM-DD" };

const ZERO = "0".charCodeAt(0);
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/** Leap years have 29 February: every fourth year, but of the centuries only every fourth. */
function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** How many days a month has; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a day that exists: `2023-02-29` does not. */
export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= daysInMonth(year, month);
}

/**
 * Reads a day.
 *
 * @throws {RangeError} if the text is not `YYYY-MM-DD` or names no day of the calendar.
 */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: "${text}" (expected e.g. "2013-07-20")`);
  return text;
}

/** Makes a day from its numbers; a day past the end of its month becomes the month's last day. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day {
  const last = daysInMonth(year, month);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(
    Math.min(dayOfMonth, last),
  ).padStart(2, "0")}` as Day;
}

/** The year, month (1–12) and day of the month. */
export function dayParts(d: Day): { year: number; month: number; dayOfMonth: number } {
  return {
    year: Number(d.slice(0, 4)),
    month: Number(d.slice(5, 7)),
    dayOfMonth: Number(d.slice(8)),
  };
}

/**
 * A day as one whole number: 5 bits for the day of the month, 4 above them for the month, the
 * year above those. It orders as days do and is quicker than text to compare and to look up;
 * the difference of two means nothing.
 */
export function packedDay(d: Day): number {
  const year = digit(d, 0) * 1000 + digit(d, 1) * 100 + digit(d, 2) * 10 + digit(d, 3);
  const month = digit(d, 5) * 10 + digit(d, 6);
  return (year << 9) | (month << 5) | (digit(d, 8) * 10 + digit(d, 9));
}

function digit(d: Day, at: number): number {
  return d.charCodeAt(at) - ZERO;
}

/** Days since 1 January of the year 1, for counting; only differences mean anything. */
export function dayNumber(d: Day): number {
  const { year, month, dayOfMonth } = dayParts(d);
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapToday = month > 2 && isLeapYear(year) ? 1 : 0;
  return before * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapToday + dayOfMonth;
}

/** The day `count` days later; a negative count goes back. */
export function addDays(d: Day, count: number): Day {
  let { year, month, dayOfMonth } = dayParts(d);
  dayOfMonth += count;
  while (dayOfMonth < 1) {
    month -= 1;
    if (month < 1) [year, month] = [year - 1, 12];
    dayOfMonth += daysInMonth(year, month);
  }
  while (dayOfMonth > daysInMonth(year, month)) {
    dayOfMonth -= daysInMonth(year, month);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return makeDay(year, month, dayOfMonth);
}

/** The same day of the month `count` months later; a month after 31 January is the last day of February. */
export function addMonths(d: Day, count: number): Day {
  const { year, month, dayOfMonth } = dayParts(d);
  const months = year * 12 + (month - 1) + count;
  return makeDay(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, dayOfMonth);
}

/**
 * How many whole months lie from one day to another, both included: the n-th is whole when
 * the day n months after the first is not later than the day after the last.
 */
export function wholeMonths(from: Day, to: Day): number {
  const over = addDays(to, 1);
  let months = 0;
  while (addMonths(from, months + 1) <= over) months++;
  return months;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a < b ? b : a;
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** Monday is 1, Sunday is 7. */
export function weekday(d: Day): number {
  return ((dayNumber(d) + 6) % 7) + 1;
}
