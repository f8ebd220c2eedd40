import { createRequire } from "node:module";
import { addDays, addMonths, type Day, dayParts } from "../../domain/day.ts";
import type { Point, Span, TimeRule } from "./date-points.ts";
import { cover, type Found, type Place } from "./found.ts";
import { ENGLISH_NUMBER, readNumber } from "./numerals.ts";
import {
  monthOf,
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
const NEAR = "(?:the )?(?<near>this|current|last|previous|next)";
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const MONTH_NAME = new RegExp(`\\b(?:${MONTHS})`, "iu");
const COUNTED =
  /\b\d{1,18}(?:\.\d{1,10})?[ -]?(?:h|hrs?|hours?|units?|courses?|credits?|class|credit|contact|days?(?! ago))\b/giu;
/** What chrono-node does not take for "to". */
const THROUGH = /\b(?:through|thru|till)\b/giu;
const WORTH_READING = new RegExp(
  `\\b(?:${MONTHS})|\\b(?:yesterday|today|tonight|tomorrow|ago|last night)\\b`,
  "iu",
);
const TO = /\s{0,8}(?:\b(?:to|until)\b|[-–—])\s{0,8}/iu;

const rule = (pattern: string, read: TimeRule["read"]): TimeRule => ({
  pattern: new RegExp(`(?<![\\w.])${pattern}(?!\\w)`, "giu"),
  read,
});

const period = (span: Span | undefined): Point =>
  span === undefined ? { kind: "none" } : { kind: "span", span, grain: "period" };
const away = (near: string | undefined) => AWAY[(near ?? "").toLowerCase()] ?? 0;

/** Weeks, terms, years and cycles in English; days and months are left to {@link englishDays}. */
export function englishPeriods(terms: Terms): readonly TimeRule[] {
  return [
    rule(
      "(?:(?<near>this|last|next)\\s)?(?<name>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)day",
      readWeekday,
    ),
    rule(
      "(?<=\\b(?:on|by|until|from|before) the )(?<day>\\d{1,2})(?:st|nd|rd|th)(?! (?:of|day))",
      ({ day }) => ({
        kind: "day",
        day: Number(day),
      }),
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
      return period(monthOf(year, month));
    }),
    rule(`${NEAR} (?:semester|term)`, ({ near }, today) =>
      period(termAt(today, away(near), terms)),
    ),
    rule(`${NEAR} (?:school|academic) year`, ({ near }, today) =>
      period(schoolYearOf(schoolYearAt(today) + away(near))),
    ),
    rule(`${NEAR} year`, ({ near }, today) => ({
      kind: "year",
      year: dayParts(today).year + away(near),
    })),
    rule(
      "(?<=\\b(?:in|since|during|for|of|year|until) )(?<year>(?:19|20)\\d\\d)(?![-./]\\d)",
      ({ year }) => ({
        kind: "year",
        year: Number(year),
      }),
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
    rule("(?:last|previous) (?:five-year |5-year )?cycle", () => ({
      kind: "cycle",
      label: "previous",
    })),
    rule("(?:this |current |the )?(?:five-year |5-year )cycle|(?:this|current|the) cycle", () => ({
      kind: "cycle",
      label: "current",
    })),
  ];
}

/** "Last Friday" is the last one before today; "this Friday" that of the running week. */
function readWeekday({ near, name = "" }: Readonly<Record<string, string>>, today: Day): Point {
  const day = WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const side = near?.toLowerCase();
  if (side !== "last") {
    return { kind: "weekday", weekday: day, ...(side === undefined ? {} : { week: away(side) }) };
  }
  const inThisWeek = addDays(weekOf(today, 0).from, day - 1);
  const last = inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7);
  return { kind: "span", span: { from: last, to: last }, grain: "day" };
}

function readRecent(count: number | undefined, unit: string, today: Day): Point | undefined {
  if (count === undefined || !Number.isInteger(count)) return undefined;
  const byMonth = unit === "month" ? count : 12 * count;
  const days = unit === "week" ? 7 * count : count;
  const from = /day|week/.test(unit) ? addDays(today, -days) : addMonths(today, -byMonth);
  return period({ from, to: today });
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
  const plain = cover(text, amountsIn(text)).replace(THROUGH, (word) => "to".padEnd(word.length));
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
