import { addDays, weekday } from "../../domain/day.ts";
import type { Part, Point, Resolved, Span } from "./date-points.ts";
import { aheadOf, type Found } from "./found.ts";
import { readNumber } from "./numerals.ts";
import { weekOf } from "./school-calendar.ts";

type Groups = Readonly<Record<string, string | undefined>>;

/** Words beside a time that count something out of it. */
interface PartRule {
  readonly pattern: RegExp;
  /** Nothing where these words say something else of such a time. */
  readonly read: (groups: Groups, of: Point) => Part | undefined;
}

const COUNT = "(?:[一二两三四五六七八九十]{1,2}|\\d{1,2})";
const WEEK = "(?:周|星期|礼拜)";
const WEEKDAYS = "一二三四五六日天";
const NTH = `\\s?里?头?的?(?:第(?<nth>${COUNT})|倒数第(?<last>${COUNT})|(?<final>最[后末]|末了)的?[那这]?一?|(?<initial>头|首|最[先早])的?[那这]?一?)个?`;

const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const ENGLISH_WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");

/** What follows a time: 上个月|最后一个周六, 本学期|第三周的周二, 国庆|前一天, November|'s first Friday. */
const AFTER: readonly PartRule[] = [
  {
    pattern: new RegExp(`${NTH}${WEEK}(?<weekday>[${WEEKDAYS}])(?![${WEEKDAYS}])`, "uy"),
    read: (groups) => ({
      ...{ kind: "nth-weekday", nth: nthOf(groups) },
      weekday: chineseWeekday(groups.weekday),
    }),
  },
  {
    pattern: new RegExp(`${NTH}${WEEK}(?:的?${WEEK}(?<weekday>[${WEEKDAYS}]))?(?!末)`, "uy"),
    read: (groups) => ({
      ...{ kind: "nth-week", nth: nthOf(groups) },
      ...(groups.weekday === undefined ? {} : { weekday: chineseWeekday(groups.weekday) }),
    }),
  },
  {
    pattern: new RegExp(`${NTH}[天日]`, "uy"),
    read: (groups) => ({ kind: "nth-day", nth: nthOf(groups) }),
  },
  {
    pattern: new RegExp(
      `\\s?(?:假期?)?的?[之以]?(?<side>[前后])的?(?<ordinal>第)?(?<count>${COUNT})(?:[天日]|(?<week>个?${WEEK}))(?![内${WEEKDAYS}])`,
      "uy",
    ),
    read: (groups, of) => (hasSides(of) ? besideOf(groups) : undefined),
  },
  {
    pattern: /\s?的?[那当这][天日]/uy,
    read: (_, of) => (of.kind === "yearly" ? { kind: "nth-day", nth: 1 } : undefined),
  },
  {
    pattern: new RegExp(
      `'s (?:(?<final>last)|(?<nth>${ORDINALS.join("|")})) (?<weekday>${ENGLISH_WEEKDAYS.join("|")})(?:s|nes|rs|ur)?day\\b`,
      "iuy",
    ),
    read: (groups) => ({
      ...{ kind: "nth-weekday", nth: nthOf(groups) },
      weekday: ENGLISH_WEEKDAYS.indexOf((groups.weekday ?? "").toLowerCase()) + 1,
    }),
  },
];

const NTH_ENGLISH = `(?:\\bthe )?\\b(?:(?<final>last)|(?<nth>${ORDINALS.join("|")}))`;
const OF = "(?:of|in) (?:the )?$";

/** What precedes a time in English: the last Saturday of|last month, the day before|Teachers' Day. */
const AHEAD: readonly PartRule[] = [
  {
    pattern: new RegExp(
      `${NTH_ENGLISH} (?<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day ${OF}`,
      "iu",
    ),
    read: (groups) => ({
      ...{ kind: "nth-weekday", nth: nthOf(groups) },
      weekday: ENGLISH_WEEKDAYS.indexOf((groups.weekday ?? "").toLowerCase()) + 1,
    }),
  },
  {
    pattern: new RegExp(`${NTH_ENGLISH} (?:(?<week>week)|day) ${OF}`, "iu"),
    read: (groups) => ({
      kind: groups.week === undefined ? "nth-day" : "nth-week",
      nth: nthOf(groups),
    }),
  },
  {
    pattern:
      /(?:\bthe )?\b(?:(?<count>two|three|four|five|six|seven|\d{1,2}) )?(?:(?<week>week)|day)s? (?<side>before|after) (?:the )?$/iu,
    read: ({ count, week, side }, of) => {
      if (!hasSides(of)) return undefined;
      // Two weeks before is a day, the week before all its days.
      const ordinal = week !== undefined && count === undefined ? undefined : "";
      return besideOf({ side, week, ordinal, count: count ?? "one" });
    },
  },
  {
    pattern: /\b(?:the )?eve of (?:the )?$/iu,
    read: () => ({ kind: "away", days: -1 }),
  },
];

function nthOf({ nth = "", last = "", final, initial }: Groups): number {
  if (final !== undefined) return -1;
  if (initial !== undefined) return 1;
  const ordinal = ORDINALS.indexOf(nth.toLowerCase()) + 1;
  return ordinal || (readNumber(nth) ?? -(readNumber(last) ?? 0));
}

const chineseWeekday = (name = "") => Math.min(WEEKDAYS.indexOf(name) + 1, 7);

/** 前一天 is a day and 后第三天 too; 前三天 and 前一周 are all the days up to it. */
function besideOf({ side = "", ordinal, count = "", week }: Groups): Part | undefined {
  const number = readNumber(count);
  if (number === undefined || number === 0) return undefined;
  const days = number * (week === undefined ? 1 : 7) * (/前|before/iu.test(side) ? -1 : 1);
  return { kind: Math.abs(days) === 1 || ordinal !== undefined ? "away" : "beside", days };
}

/** Days and feasts have a day before them; before 3月 is all that was. */
const hasSides = ({ kind }: Point) => kind === "yearly" || kind === "day" || kind === "lunar";

const hasParts = ({ kind }: Point) => kind !== "none" && kind !== "cycle" && kind !== "within";

/** Puts each time together with the words beside it that count a part out of it. */
export function withParts(points: readonly Found<Point>[], text: string): Found<Point>[] {
  const found: Found<Point>[] = [];
  for (const point of points) {
    if (point.start < (found.at(-1)?.end ?? 0)) continue;
    const part = hasParts(point.value) ? (partAfter(point, text) ?? partAhead(point, text)) : point;
    const whole = part ?? point;
    // The last Saturday of last month: what was taken for a time of its own is one of the words.
    while ((found.at(-1)?.end ?? 0) > whole.start) found.pop();
    found.push(whole);
  }
  return found;
}

function partAfter(point: Found<Point>, text: string): Found<Point> | undefined {
  for (const { pattern, read } of AFTER) {
    pattern.lastIndex = point.end;
    const match = pattern.exec(text);
    const part = match && read(match.groups ?? {}, point.value);
    if (match && part) {
      const end = point.end + match[0].length;
      return { start: point.start, end, value: { kind: "part", of: point.value, part } };
    }
  }
  return undefined;
}

function partAhead({ start, end, value }: Found<Point>, text: string): Found<Point> | undefined {
  for (const { pattern, read } of AHEAD) {
    const match = pattern.exec(aheadOf(text, start));
    const part = match && read(match.groups ?? {}, value);
    if (match && part) {
      return { start: start - match[0].length, end, value: { kind: "part", of: value, part } };
    }
  }
  return undefined;
}

/** The part of a settled time; nothing where it has none: 3月第六个周一. */
export function partOf(whole: Resolved, part: Part): Resolved | undefined {
  const { from, to } = whole;
  switch (part.kind) {
    case "nth-weekday": {
      const ahead = (part.weekday - weekday(from) + 7) % 7;
      const behind = (weekday(to) - part.weekday + 7) % 7;
      const day =
        part.nth > 0
          ? addDays(from, ahead + 7 * (part.nth - 1))
          : addDays(to, -behind + 7 * (part.nth + 1));
      return within(whole, { from: day, to: day });
    }
    case "nth-day": {
      const day = part.nth > 0 ? addDays(from, part.nth - 1) : addDays(to, part.nth + 1);
      // The day after a feast of one day is called its second: 教师节第二天.
      return from === to && part.nth > 0 ? oneDay(day) : within(whole, { from: day, to: day });
    }
    case "nth-week":
      return weekIn(whole, part);
    case "away":
      return oneDay(addDays(part.days < 0 ? from : to, part.days));
    case "beside":
      return part.days < 0
        ? { from: addDays(from, part.days), to: addDays(from, -1), grain: "period" }
        : { from: addDays(to, 1), to: addDays(to, part.days), grain: "period" };
  }
}

const oneDay = (day: Span["from"]): Resolved => ({ from: day, to: day, grain: "day" });

function within(whole: Span, { from, to }: Span): Resolved | undefined {
  return whole.from <= from && to <= whole.to ? { from, to, grain: "day" } : undefined;
}

/** A week belongs to the time in which its Thursday lies, as the weeks of a year are counted. */
function weekIn(
  { from, to }: Span,
  { nth, weekday: named }: Extract<Part, { kind: "nth-week" }>,
): Resolved | undefined {
  const [first, last] = [from, to].map((end) => weekOf(end, 0).from) as [
    Span["from"],
    Span["from"],
  ];
  const start = addDays(first, 3) < from ? addDays(first, 7) : first;
  const end = addDays(last, 3) > to ? addDays(last, -7) : last;
  const monday = nth > 0 ? addDays(start, 7 * (nth - 1)) : addDays(end, 7 * (nth + 1));
  if (monday < start || monday > end) return undefined;
  if (named !== undefined) return oneDay(addDays(monday, named - 1));
  return { from: monday, to: addDays(monday, 6), grain: "period" };
}
