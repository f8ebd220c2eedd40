/** A part of every day, in minutes from midnight; `to` is the first minute that is no longer in it. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const MINUTES = 60;
const SPAN = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/;

/** Reads `08:30-11:30`; nothing for what is no time of day, or ends before it begins. */
export function readTimeSpan(text: string): TimeSpan | undefined {
  const [, ...parts] = SPAN.exec(text.trim()) ?? [];
  const [hour = 0, minute = 0, toHour = 0, toMinute = 0] = parts.map(Number);
  const span = { from: hour * MINUTES + minute, to: toHour * MINUTES + toMinute };
  const isTime = parts.length > 0 && minute < MINUTES && toMinute < MINUTES;
  return isTime && span.from < span.to && span.to <= 24 * MINUTES ? span : undefined;
}

/** `08:30` */
export function timeOfDay(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / MINUTES), minute % MINUTES];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** `08:30-11:30` */
export function timeSpanText({ from, to }: TimeSpan): string {
  return `${timeOfDay(from)}-${timeOfDay(to)}`;
}

/** The first minute from `earliest` on that lies in one of the spans and in none of the others. */
export function firstMinute(
  within: readonly TimeSpan[],
  outside: readonly TimeSpan[],
  earliest: number,
): number | undefined {
  const starts = [earliest, ...within.map(({ from }) => from), ...outside.map(({ to }) => to)];
  const isIn =
    (minute: number) =>
    ({ from, to }: TimeSpan) =>
      from <= minute && minute < to;
  return starts
    .filter(
      (minute) => minute >= earliest && within.some(isIn(minute)) && !outside.some(isIn(minute)),
    )
    .sort((a, b) => a - b)[0];
}
