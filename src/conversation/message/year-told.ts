import { addMonths, type Day, dayNumber } from "../../domain/day.ts";

/** Says which year is meant, so that no other may be taken. */
const YEAR_TOLD =
  /(?:19|20)\d\d|\d\d年|[今去前明]年|[上下这本]个?[月周]|[今昨明前后]天|\b(?:this|last|next|ago|today|yesterday|tomorrow)\b/iu;

/** Whether a text says which year it means, or counts from today. */
export function tellsYear(text: string): boolean {
  return YEAR_TOLD.test(text);
}

/** The day as it was read, in the year in which it lies nearest to today where the text tells none. */
export function nearestYear(day: Day, text: string, today: Day): Day {
  if (tellsYear(text)) return day;
  const distance = (each: Day) => Math.abs(dayNumber(each) - dayNumber(today));
  const years = [0, -12, 12].map((months) => addMonths(day, months));
  return years.sort((a, b) => distance(a) - distance(b))[0] ?? day;
}
