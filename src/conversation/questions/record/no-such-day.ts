import { daysInMonth } from "../../../domain/day.ts";

const WRITTEN =
  /(?:(?<year>\d{4})\s?[-/.年]\s?(?<month>\d{1,2})\s?[-/.月]\s?(?<day>\d{1,2})|(?<!\d)(?<monthAlone>\d{1,2})月(?<dayAlone>\d{1,2}))[日号]?/gu;
/** Has a 29 February, so that a day of no stated year is not refused for its year. */
const LEAP_YEAR = 2024;

/** The first day written in a message that no calendar has, as it is written there: `2月30日`. */
export function noSuchDay(text: string): string | undefined {
  for (const { 0: written, groups = {} } of text.matchAll(WRITTEN)) {
    const month = Number(groups.month ?? groups.monthAlone);
    const day = Number(groups.day ?? groups.dayAlone);
    const year = Number(groups.year ?? LEAP_YEAR);
    const isMonth = month >= 1 && month <= 12;
    if (!isMonth || day < 1 || day > daysInMonth(year, month)) return written;
  }
  return undefined;
}
