import { createRequire } from "node:module";
import { addDays, addMonths, type Day, dayParts, makeDay } from "../../domain/day.ts";
import type { Point, TimeRule } from "./date-points.ts";
import { cover, type Found, type Place } from "./found.ts";
import { ENGLISH_NUMBER, readNumber } from "./numerals.ts";
import {
  monthOf,
  periodOf,
  schoolYearAt,
  schoolYearOf,
  type Terms,
  termAt,
  weekOf,
} from "./school-calendar.ts";

type Chrono = typeof import("chrono-node/en", { with: { "resolution-mode": "require" }});
type Components = ReturnType<Chrono["parse"]>[number]["start"];

const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");
const AWAY: Readonly<Record<string, number>> = {
  ...{ this: 0, current: 0, last: -1, previous: -1, past: -1, next: 1, coming: 1 },
};
const WEEKDAY = "(?<name>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)day";
const NEAR = "(?:the )?(?<near>this|current|last|previous|next)";
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const MONTH_NAME = new RegExp(`\\b(?:${MONTHS})`, "iu");
const COUNTED =
  /\b\d{1,18}(?:\.\d{1,10})?[ -]?(?:h|hrs?|hours?|units?|courses?|credits?|class|credit|contact|days?(?! ago))\b/giu;
/** What chrono-node does not take for "to". */
const THROUGH = /\b(?:through|thru|till)\b/giu;
/** It takes a hyphen only: Nov 21–22 is two days. */
const DASH = /[–—―‒]/gu;
const WORTH_READING = new RegExp(
  `\\b(?:${MONTHS})|\\b(?:yesterday|today|tonight|tomorrow|ago|last night)\\b`,
  "iu",
);
const TO = /\s{0,8}(?:\b(?:to|until)\b|[-–—])\s{0,8}/iu;

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(`(?<![\\w.])${pattern}(?!\\w)`, "giu"),
  read,
});

const away = (near: string | undefined) => AWAY[(near ?? "").toLowerCase()] ?? 0;

/** What the five years are called that a policy sets its total for. */
const CYCLE = "(?:cycle|block|round|window)";

function daysBefore(today: Day, days: number): Point {
  const { year, month, dayOfMonth } = dayParts(addDays(today, -days));
  return { kind: "day", year, month, day: dayOfMonth };
}

/** Weeks, terms, years and cycles in English; days and months are left to {@link englishDays}. */
export function englishPeriods(terms: Terms): readonly TimeRule[] {
  return [
    rule(`(?:(?<near>this|last|next)\\s)?${WEEKDAY}`, readWeekday),
    rule(`the ${WEEKDAY} before last`, ({ name }, today) =>
      readWeekday({ near: "before last", name: name ?? "" }, today),
    ),
    rule(`(?:on )?(?:the )?${WEEKDAY}(?: of|,)? (?<near>this|last|next) week`, readWeekdayIn),
    rule(`(?<near>this|last|next) week(?:'s|,)?(?: on)? ${WEEKDAY}`, readWeekdayIn),
    rule(`(?<count>${ENGLISH_NUMBER}|an?) weeks? ago,?(?: on)?(?: a)? ${WEEKDAY}`, readWeekdayAgo),
    rule(
      `(?:on )?(?:a |the )?${WEEKDAY},? (?<count>${ENGLISH_NUMBER}|an?) weeks? ago`,
      readWeekdayAgo,
    ),
    rule(
      "(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th) of (?<near>this|last|next) month",
      ({ day, near }, today) => {
        const { year, month } = dayParts(addMonths(today, away(near)));
        return { kind: "day", year, month, day: Number(day) };
      },
    ),
    rule("(?:a |one )?fortnight ago(?: today)?|two weeks ago today", (_, today) =>
      daysBefore(today, 14),
    ),
    rule("(?:a|one) week ago today", (_, today) => daysBefore(today, 7)),
    rule(
      "(?:this day|today) last (?<unit>year|month)|(?:a|one) (?<ago>year|month) ago today",
      ({ unit, ago }, today) => {
        const { year, month, dayOfMonth } = dayParts(today);
        const by = (unit ?? ago ?? "").toLowerCase() === "year" ? 12 : 1;
        const moved = dayParts(addMonths(makeDay(year, month, 1), -by));
        return { kind: "day", year: moved.year, month: moved.month, day: dayOfMonth };
      },
    ),
    rule(
      "(?<=\\b(?:on|by|until|from|before) the )(?<day>\\d{1,2})(?:st|nd|rd|th)(?! (?:of|day))",
      ({ day }) => ({
        kind: "day",
        day: Number(day),
      }),
    ),
    // Of which time this is the second week nobody said.
    rule(
      `${WEEKDAY} (?:of|in) (?:the )?(?:(?:last|first|second|third|fourth|\\d{1,2}(?:st|nd|rd|th)) week|week \\d{1,2})`,
      () => ({ kind: "none" }),
    ),
    rule(`${NEAR} week`, ({ near }, today) => {
      const week = away(near);
      return { kind: "span", span: weekOf(today, week), grain: "period", week };
    }),
    rule("this (?:morning|afternoon|evening)", (_, today) => ({
      kind: "span",
      span: { from: today, to: today },
      grain: "day",
    })),
    rule(`${NEAR} weekend`, ({ near }, today) => {
      const from = addDays(weekOf(today, away(near)).from, 5);
      return { kind: "span", span: { from, to: addDays(from, 1) }, grain: "day" };
    }),
    rule(`${NEAR} month`, ({ near }, today) => {
      const { year, month } = dayParts(addMonths(today, away(near)));
      return periodOf(monthOf(year, month));
    }),
    rule(`${NEAR} (?:semester|term)`, ({ near }, today) => termAt(today, away(near), terms)),
    rule(`${NEAR} (?:school|academic) year`, ({ near }, today) =>
      periodOf(schoolYearOf(schoolYearAt(today) + away(near))),
    ),
    rule(`${NEAR} year`, ({ near }, today) => ({
      kind: "year",
      year: dayParts(today).year + away(near),
    })),
    rule(
      "(?<=\\b(?:in|since|during|for|of|year|until|term|semester|spring|autumn|fall|summer|winter) )(?<year>(?:19|20)\\d\\d)(?![-./]\\d)",
      ({ year }) => ({
        kind: "year",
        year: Number(year),
      }),
    ),
    rule(
      "(?<=\\b(?:my|the|our|his|her|whole) )(?<year>(?:19|20)\\d\\d)(?= (?:total|credits?|hours|figures?|result|score|records?|year|standing|balance|points)\\b)",
      ({ year }) => ({ kind: "year", year: Number(year) }),
    ),
    // `was 2025 done`, `and 2024?`, `2025's requirement`: a number of hours is never so large.
    rule(
      "(?<=\\b(?:was|is|were|and|or|about|meant?) )(?<year>20\\d\\d)(?![-./]\\d| ?(?:hours?|credits?|points)\\b)|(?<whose>20\\d\\d)(?='s\\b)",
      ({ year, whose }) => ({ kind: "year", year: Number(year ?? whose) }),
    ),
    rule(
      `(?:past|last|recent) (?<count>${ENGLISH_NUMBER}) (?<unit>day|week|month|year)s?`,
      ({ count = "", unit = "" }, today) =>
        readRecent(readNumber(count), unit.toLowerCase(), today),
    ),
    rule("(?<first>(?:19|20)\\d\\d) ?[-–—] ?(?<last>(?:19|20)\\d\\d) cycle", ({ first, last }) => ({
      kind: "cycle",
      label: `${first}-${last}`,
    })),
    rule(
      `(?:last|previous) (?:(?:five|5)[- ]years? )?${CYCLE}|(?:last|previous) (?:five|5) years`,
      () => ({
        kind: "cycle",
        label: "previous",
      }),
    ),
    rule(
      `(?:this |current |the )?(?:five|5)[- ]years? (?:${CYCLE}|thing|total)|(?:this|current|the) ${CYCLE}`,
      () => ({ kind: "cycle", label: "current" }),
    ),
  ];
}

/** "Last Friday" is the last one before today; "this Friday" that of the running week. */
function readWeekday({ near, name = "" }: Readonly<Record<string, string>>, today: Day): Point {
  const day = weekdayNamed(name);
  const side = near?.toLowerCase();
  if (side !== "last" && side !== "before last") {
    return { kind: "weekday", weekday: day, ...(side === undefined ? {} : { week: away(side) }) };
  }
  const inThisWeek = addDays(weekOf(today, 0).from, day - 1);
  const last = inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7);
  const meant = side === "last" ? last : addDays(last, -7);
  return { kind: "span", span: { from: meant, to: meant }, grain: "day" };
}

const weekdayNamed = (name = "") => WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function readWeekdayIn({ near, name }: Readonly<Record<string, string>>): Point {
  return { kind: "weekday", weekday: weekdayNamed(name), week: away(near) };
}

function readWeekdayAgo({ count = "", name }: Readonly<Record<string, string>>): Point | undefined {
  const weeks = /^an?$/i.test(count) ? 1 : readNumber(count);
  if (weeks === undefined || !Number.isInteger(weeks)) return undefined;
  return { kind: "weekday", weekday: weekdayNamed(name), week: -weeks };
}

function readRecent(count: number | undefined, unit: string, today: Day): Point | undefined {
  if (count === undefined || !Number.isInteger(count)) return undefined;
  const byMonth = unit === "month" ? count : 12 * count;
  const days = unit === "week" ? 7 * count : count;
  const from = /day|week/.test(unit) ? addDays(today, -days) : addMonths(today, -byMonth);
  return periodOf({ from, to: today });
}

let chrono: Chrono | undefined;

/**
 * Days and months in English, as chrono-node reads them: March 3rd, Dec 30 to Jan 2, 3 days ago.
 *
 * Only what it is certain of is taken, so that an open year is settled like everywhere else. It
 * reckons in the zone of the machine: given noon there, and asked for the parts of the day instead
 * of an instant, it finds the same day in every zone.
 */
export function englishDays(text: string, today: Day): Found<Point>[] {
  if (!WORTH_READING.test(text)) return [];
  chrono ??= createRequire(import.meta.url)("chrono-node/en") as Chrono;
  const { year, month, dayOfMonth } = dayParts(today);
  const noon = new Date(year, month - 1, dayOfMonth, 12);
  const { casual } = chrono;
  const plain = cover(text, amountsIn(text))
    .replace(THROUGH, (word) => "to".padEnd(word.length))
    .replace(DASH, "-");
  return stretches(plain).flatMap(({ start, end }) =>
    casual
      .parse(plain.slice(start, end), noon)
      .flatMap((result) => daysOf({ ...result, index: start + result.index })),
  );
}

/** chrono-node takes ever longer for a longer text, so a long one is read piece by piece. */
const LONGEST_STRETCH = 300;

function stretches(text: string): Place[] {
  const found: Place[] = [];
  for (let start = 0; start < text.length; start = found.at(-1)?.end ?? text.length) {
    const limit = start + LONGEST_STRETCH;
    const blank = limit < text.length ? text.lastIndexOf(" ", limit) : text.length;
    found.push({ start, end: blank > start ? blank : limit });
  }
  return found.filter(({ start, end }) => WORTH_READING.test(text.slice(start, end)));
}

type Result = Pick<ReturnType<Chrono["parse"]>[number], "index" | "text" | "start" | "end">;

function daysOf({ index, text, start, end: until }: Result): Found<Point>[] {
  const first = pointOf(start, text);
  if (first === undefined || /^(?:may|march|mar)$/.test(text)) return [];
  const end = index + text.length;
  const joint = TO.exec(text);
  const last = until ? pointOf(until, text) : undefined;
  if (last === undefined || joint === null) return [{ start: index, end, value: first }];
  const middle = index + joint.index;
  return [
    { start: index, end: middle, value: first },
    { start: middle + joint[0].length, end, value: last },
  ];
}

/** The places of figures that count something: in "Dec 31, 40 hours" the 40 is no year. */
function amountsIn(text: string): Place[] {
  return [...text.matchAll(COUNTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A year of two figures is left open: it may well be something else. */
function pointOf(components: Components, text: string): Point | undefined {
  const [year, month, day] = (["year", "month", "day"] as const).map((part) =>
    components.isCertain(part) ? (components.get(part) ?? undefined) : undefined,
  );
  if (month === undefined) return undefined;
  const point =
    day === undefined
      ? ({ kind: "month", month } as const)
      : ({ kind: "day", month, day } as const);
  const doubtful = MONTH_NAME.test(text) && !/\d{4}/.test(text);
  return year === undefined || doubtful ? point : { ...point, year };
}
