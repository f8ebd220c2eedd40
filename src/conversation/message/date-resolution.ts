import { addDays, addMonths, type Day, dayNumber, dayParts } from "../../domain/day.ts";
import type { Grain, Point, Resolved, Span } from "./date-points.ts";
import { lunarDay } from "./lunar-calendar.ts";
import { partOf } from "./parts-of-times.ts";
import { dayOf, monthOf, weekOf, yearsOf } from "./school-calendar.ts";

/** Where a time that leaves something open is to be looked for. */
export interface Bearings {
  readonly today: Day;
  /** Records lie behind, deadlines and reminders ahead; a question that shows neither is open. */
  readonly tense: "past" | "future" | "open";
  /** What was said before: 去年的, 12月3号; 上周参加的, 周三到周五. */
  readonly year?: number;
  readonly month?: { readonly year: number; readonly month: number };
  readonly week?: number;
}

/** A lunar year ends in the next one of the sun's calendar, so that of two years neither may be past. */
const YEARS_BACK = 2;
const LONGEST_OF_DAYS = 62;
const LONGEST_OF_MONTHS = 330;

/** Settles one time; nothing where the calendar has no such day. */
export function resolvePoint(point: Point, bearings: Bearings): Resolved | undefined {
  switch (point.kind) {
    case "day":
      return whole("day", resolveDay(point, bearings));
    case "month":
      return whole(
        "period",
        inSomeYear(point.year, bearings, (year) => monthOf(year, point.month, point.part)),
      );
    case "yearly":
      return resolveYearly(point, bearings);
    case "year":
      return whole("year", yearsOf(point.year, point.year));
    case "weekday":
      return whole("day", resolveWeekday(point, bearings));
    case "span":
      return whole(point.grain, point.span);
    case "lunar":
      return whole("day", resolveLunar(point, bearings));
    case "part":
      return resolvePart(point, bearings);
    case "within":
      return bearings.tense === "future" ? whole("day", oneDay(point.until)) : undefined;
    case "cycle":
      return whole("cycle", point.span);
    case "none":
      return undefined;
  }
}

const whole = (grain: Grain, span: Span | undefined): Resolved | undefined =>
  span === undefined ? undefined : { ...span, grain };
const oneDay = (day: Day | undefined): Span | undefined =>
  day === undefined ? undefined : { from: day, to: day };

/**
 * A holiday of which neither past nor future is said is that of the running year.
 *
 * 2025年腊八 may be that of the lunar year, which lies in January 2026, or that of January 2025: none.
 */
function resolveYearly(
  { year, spanIn }: Extract<Point, { kind: "yearly" }>,
  bearings: Bearings,
): Resolved | undefined {
  const running = bearings.tense === "open" ? dayParts(bearings.today).year : undefined;
  const named = year ?? bearings.year;
  const span = inSomeYear(named ?? running, bearings, spanIn, YEARS_BACK);
  if (span === undefined || (named !== undefined && !isIn(named, span))) return undefined;
  return whole(span.from === span.to ? "day" : "period", span);
}

const isIn = (year: number, { from, to }: Span) =>
  dayParts(from).year === year || dayParts(to).year === year;

function resolveLunar(
  { year, isLunarYear, month, day }: Extract<Point, { kind: "lunar" }>,
  bearings: Bearings,
): Span | undefined {
  if (month === undefined) return undefined;
  const named = year ?? bearings.year;
  const span = inSomeYear(
    ...([named, bearings, (each: number) => oneDay(lunarDay(each, month, day))] as const),
    YEARS_BACK,
  );
  const isDoubtful = span && named !== undefined && !isLunarYear && !isIn(named, span);
  return isDoubtful ? undefined : span;
}

/** Nothing where a holiday has no known limits, or has no such part: 寒假第二周, 3月第六个周一. */
function resolvePart(
  { of, part }: Extract<Point, { kind: "part" }>,
  bearings: Bearings,
): Resolved | undefined {
  const whole = resolvePoint(of, bearings);
  const isAbout = (of.kind === "yearly" || of.kind === "span") && of.isAbout === true;
  if (whole === undefined || isAbout || whole.grain === "cycle") return undefined;
  return partOf(whole, part);
}

/** The nearest year, on the side that the tense asks for, unless a year was named. */
function inSomeYear(
  named: number | undefined,
  bearings: Bearings,
  make: (year: number) => Span | undefined,
  back = 1,
): Span | undefined {
  const { today, tense } = bearings;
  const year = named ?? bearings.year;
  if (year !== undefined) return make(year);
  const now = dayParts(today).year;
  if (tense === "open") return nearest([now, now - 1, now + 1].map(make), today);
  const ahead = tense === "future";
  const behind = Array.from({ length: back + 1 }, (_, count) => now - count);
  const spans = (ahead ? [now - 1, now, now + 1] : behind).map(make);
  return spans.find((span) => span && (ahead ? span.to >= today : span.from <= today));
}

function nearest(spans: readonly (Span | undefined)[], today: Day): Span | undefined {
  const distance = ({ from, to }: Span) =>
    Math.max(0, dayNumber(from) - dayNumber(today), dayNumber(today) - dayNumber(to));
  return spans
    .filter((span) => span !== undefined)
    .reduce<Span | undefined>(
      (best, span) => (best && distance(best) <= distance(span) ? best : span),
      undefined,
    );
}

function resolveDay(
  { year, month, day }: Extract<Point, { kind: "day" }>,
  bearings: Bearings,
): Span | undefined {
  if (month !== undefined) {
    return inSomeYear(year, bearings, (each) => oneDay(dayOf(each, month, day)));
  }
  if (bearings.month) return oneDay(dayOf(bearings.month.year, bearings.month.month, day));
  const { today, tense } = bearings;
  const step = tense === "future" ? 1 : -1;
  const days = [0, 1, 2].map((count) => {
    const parts = dayParts(addMonths(today, count * step));
    return dayOf(parts.year, parts.month, day);
  });
  return oneDay(days.find((each) => each && (step < 0 ? each <= today : each >= today)));
}

function resolveWeekday(
  point: Extract<Point, { kind: "weekday" }>,
  { today, tense, week: said }: Bearings,
): Span {
  const week = point.week ?? said;
  const day = addDays(weekOf(today, week ?? 0).from, point.weekday - 1);
  if (week !== undefined) return { from: day, to: day };
  const ahead = tense === "future";
  const wrong = ahead ? day < today : day > today;
  const moved = wrong ? addDays(day, ahead ? 7 : -7) : day;
  return { from: moved, to: moved };
}

/**
 * Settles a span by its two ends; the later end takes from the earlier what it leaves open.
 *
 * Nothing where it would end before it starts: the reader must ask instead of guess.
 */
export function resolveSpan(first: Point, last: Point, bearings: Bearings): Resolved | undefined {
  if (first.kind === "weekday" && last.kind === "weekday" && last.week === undefined) {
    return resolveWeekdays(first, last, bearings);
  }
  const opening = "year" in last ? withYearOf(first, last) : first;
  const start = resolvePoint(opening, bearings);
  if (start === undefined) return undefined;
  const end = resolvePoint(closing(last, start), bearings);
  const ends = end && end.to < start.from ? nextYear(last, start, bearings) : end;
  if (ends === undefined || ends.to < start.from) return undefined;
  const grain = start.grain === "day" && ends.grain === "day" ? "day" : "period";
  return { from: start.from, to: ends.to, grain };
}

type Yearless = Extract<Point, { kind: "day" | "month" | "yearly" | "lunar" }>;

const yearless = (point: Point): point is Yearless =>
  /^(?:day|month|yearly|lunar)$/.test(point.kind) && !("year" in point);

/** 12月30日到2026年1月2日: the first end lies in the year of the last, or in the one before. */
function withYearOf(first: Point, last: Point): Point {
  if (!yearless(first) || !("year" in last) || last.year === undefined) return first;
  const later = first.kind === "month" || first.kind === "day" ? (first.month ?? 0) : 0;
  const month = last.kind === "month" || last.kind === "day" ? (last.month ?? 12) : 12;
  return { ...first, year: later > month ? last.year - 1 : last.year };
}

/** What the later time leaves open it takes from the earlier. */
function closing(last: Point, start: Span): Point {
  if (!yearless(last) || last.kind === "lunar") return last;
  const { year, month } = dayParts(start.from);
  return last.kind === "day" && last.month === undefined
    ? { ...last, year, month }
    : { ...last, year };
}

/** Settles a time that is listed after another: 3月12、13两天. */
export function resolveNext(
  point: Point,
  before: Resolved | undefined,
  bearings: Bearings,
): Resolved | undefined {
  const alike = before && (before.grain === "day") === (point.kind === "day");
  return resolvePoint(alike ? closing(point, before) : point, bearings);
}

/** 12月30日到1月2日: the last end lies in the year after, if that makes a span of a usual length. */
function nextYear(last: Point, start: Resolved, bearings: Bearings): Resolved | undefined {
  if (!yearless(last) || (last.kind === "day" && last.month === undefined)) return undefined;
  const end = resolvePoint({ ...last, year: dayParts(start.from).year + 1 }, bearings);
  const longest = end?.grain === "day" ? LONGEST_OF_DAYS : LONGEST_OF_MONTHS;
  return end && end.to <= addDays(start.from, longest) ? end : undefined;
}

function resolveWeekdays(
  first: Extract<Point, { kind: "weekday" }>,
  last: Extract<Point, { kind: "weekday" }>,
  bearings: Bearings,
): Resolved | undefined {
  const length = (last.weekday - first.weekday + 7) % 7;
  const open = first.week === undefined && bearings.week === undefined;
  if (open && bearings.tense !== "future") {
    const to = resolveWeekday(last, bearings).to;
    return { from: addDays(to, -length), to, grain: "day" };
  }
  const { from } = resolveWeekday(first, bearings);
  return { from, to: addDays(from, length), grain: "day" };
}

/** What a settled time tells about the times that follow it. */
export function bearingsAfter(
  point: Point,
  resolved: Resolved | undefined,
  bearings: Bearings,
): Bearings {
  if (point.kind === "year") return { ...bearings, year: point.year };
  if ((point.kind === "span" || point.kind === "weekday") && point.week !== undefined) {
    return { ...bearings, week: point.week };
  }
  // 上周四…,昨天…,周五…: the last is no longer of that week.
  const { week: _, ...rest } = bearings;
  if (resolved?.grain === "day" && point.kind !== "weekday") {
    const { year, month } = dayParts(resolved.from);
    const namesMonth = point.kind === "day" && point.month !== undefined;
    return namesMonth && bearings.tense === "past" ? { ...rest, month: { year, month } } : rest;
  }
  if (resolved?.grain !== "period") return bearings;
  const { year, month } = dayParts(resolved.from);
  return dayParts(resolved.to).month === month ? { ...bearings, month: { year, month } } : bearings;
}
