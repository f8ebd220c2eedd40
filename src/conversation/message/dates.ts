import { addDays, type Day, weekday } from "../../domain/day.ts";
import type { Grain, Point, Resolved, Span } from "./date-points.ts";
import {
  type Bearings,
  bearingsAfter,
  resolveNext,
  resolvePoint,
  resolveSpan,
} from "./date-resolution.ts";
import { englishDays } from "./english-dates.ts";
import { aheadOf, cover, type Found, matchesOf } from "./found.ts";
import { withParts } from "./parts-of-times.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A time that somebody wrote, settled against the day it was said. */
export interface DateMention {
  /** The one day meant, or the last of several on end; absent where only a period is known. */
  readonly date?: Day;
  readonly from?: Day;
  readonly to?: Day;
  readonly year?: string;
  readonly cycle?: string;
  readonly grain: Grain;
  /** The days of a list that are on end, each with its place: 上周四、周五 is both one span and two days. */
  readonly listed?: readonly Found<DateMention>[];
}

const DAYTIME = "(?:上午|下午|早上|晚上|中午|晚)?";
const RANGE = new RegExp(
  `^\\)?\\s?${DAYTIME}(?:开始|起|开班|报到)?\\s?[,、]?\\s?(?:截止)?(?:到|至|-|~|—{1,4}|–|―|to|until|till|through)\\s?$|^\\)?\\s?(?:开始|起|开班|报到)\\s?[,、]?\\s?$`,
  "u",
);
const BEGUN = /^(?:开始|起|开班)[^\d,、;。]{0,10}[,、;]?\s?(?:到|至)?$/u;
const ENDED = /^(?:结束|结业|完成|学完|为?止|完)/u;
const LIST = /^\)?\s?(?:、|和|与|及|跟|,|and|&|\+)?\s?$/u;
const BRACKET = /^\s?\(?$/u;
const APPOSED = /^\s?,?\s?(?:是|也就是|就是|正好是?|即|的?那个|那天是?)?$/u;
const VETO =
  /(?:每|逢|隔|第|哪|几|某)(?:一?个|一?[年月周]|学期|学年)?的?$|(?:第|最后)[^,、;。]{0,3}(?:周|星期|礼拜)的?$|\b(?:every|each)\s$/iu;
const UNREAD_YEAR = /[\d〇零○一二三四五六七八九十元]年的?\s?$/u;
const SINCE = /^(?:起|开始)?(?:以来|至今|到现在|到今天|到目前|至目前)/u;
const SINCE_ENGLISH = /\bsince\s$/iu;
const BEFORE = /^(?:\s?\([^()]{0,40}\))?\s?(?:[之以]?前(?![天年后])|截止|截至)/u;
const LIMIT = /(?:截[止至][到至]?|\b(?:by|before|due on|due|until)(?: the)?)\s?$/iu;

/**
 * Every time that a text mentions, in order, with its place.
 *
 * One that cannot be settled (2月30日, a span that ends before it starts, 每周一) is there too, with
 * its place but without any day, so that nobody else reads its figures.
 *
 * @param known whether it lies behind or ahead, where that is known; else the words show it
 */
export function readDates(
  text: string,
  today: Day,
  vocabulary: Vocabulary,
  known?: "past" | "future",
): Found<DateMention>[] {
  const said = known ?? tenseOf(text, vocabulary);
  let bearings: Bearings = { today, tense: said ?? "past" };
  const found: Found<DateMention>[] = [];
  for (const links of chains(locatePoints(text, today, vocabulary), text)) {
    const limit = isLimit(links, text);
    const tense = limit && said !== "past" ? "future" : bearings.tense;
    // 上周三参加了培训,周五前交: what is due is of no week that is past.
    const { week: _, ...others } = bearings;
    const near = limit || tense === "future" ? others : bearings;
    for (const time of settle(links, { ...near, tense })) {
      const since =
        SINCE.test(text.slice(time.end)) || SINCE_ENGLISH.test(aheadOf(text, time.start));
      found.push({ ...time, value: mention(time.value, { limit, since, today }) });
      bearings = bearingsAfter(time.value.point, time.value.resolved, bearings);
    }
  }
  return found;
}

/** Nothing where nothing shows it: who neither asks nor looks ahead reports what is done. */
function tenseOf(
  text: string,
  { past, future, questions }: Vocabulary,
): Bearings["tense"] | undefined {
  const behind = past.test(text);
  if (behind !== future.test(text)) return behind ? "past" : "future";
  return behind || questions.test(text) ? "open" : undefined;
}

/** At each place the longest reading wins; English days are looked for in what remains. */
function locatePoints(text: string, today: Day, { times }: Vocabulary): Found<Point>[] {
  const all = times.flatMap(({ pattern, read }) =>
    matchesOf(text, pattern).flatMap((match): Found<Point>[] => {
      const value = VETO.test(aheadOf(text, match.index))
        ? ({ kind: "none" } as const)
        : read(match.groups ?? {}, today);
      const end = match.index + match[0].length;
      return value === undefined ? [] : [{ start: match.index, end, value }];
    }),
  );
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  const longest = all.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
  const english = englishDays(cover(text, longest), today);
  const points = [...longest, ...english].sort((a, b) => a.start - b.start);
  return withParts(points, text).map((point) =>
    isInUnreadYear(point, text) ? { ...point, value: { kind: "none" } } : point,
  );
}

/** 雍正四年正月初一 and 三六七年一月一日 are not of this year, though their year is not read. */
function isInUnreadYear({ start, value }: Found<Point>, text: string): boolean {
  const { kind } = value;
  const isOpen = kind === "month" || kind === "yearly" || kind === "lunar" || kind === "day";
  return isOpen && value.year === undefined && UNREAD_YEAR.test(aheadOf(text, start));
}

interface Link extends Found<Point> {
  /** How it hangs on the link before it. */
  readonly joint?: "range" | "list";
  /** Which day of the week it is said to be: 9月5日(周六). */
  readonly weekday?: number;
}

/** Times that are joined: 3月9日到11日, 3月12、13两天; the later may take its month from the earlier. */
function chains(points: readonly Found<Point>[], text: string): Link[][] {
  const all: Link[][] = [];
  for (const point of points) {
    const links = all.at(-1);
    const before = links?.at(-1);
    const gap = text.slice(before?.end ?? 0, point.start);
    const named = before && withWeekday(before, point, gap);
    if (!links || !before) all.push([point]);
    else if (named) links[links.length - 1] = named;
    else if (RANGE.test(gap) || (BEGUN.test(gap) && ENDED.test(text.slice(point.end)))) {
      links.push({ ...continued(before, point), joint: "range" });
    } else if (LIST.test(gap)) links.push({ ...continued(before, point), joint: "list" });
    else all.push([point]);
  }
  return all;
}

/** 9月5日(周六) and Friday, June 12: a day and its day of the week, with no word of another between them. */
function withWeekday(before: Link, { end, value }: Found<Point>, gap: string): Link | undefined {
  if (before.weekday !== undefined || !(BRACKET.test(gap) || APPOSED.test(gap))) return undefined;
  if (isBareWeekday(value) && isDay(before.value))
    return { ...before, end, weekday: value.weekday };
  if (isBareWeekday(before.value) && isDay(value)) {
    return { ...before, end, value, weekday: before.value.weekday };
  }
  return undefined;
}

const isBareWeekday = (point: Point): point is Extract<Point, { kind: "weekday" }> =>
  point.kind === "weekday" && point.week === undefined;

const isDay = (point: Point) =>
  point.kind === "day" ||
  point.kind === "lunar" ||
  (point.kind === "span" && point.grain === "day");

/** 正月初八、初九: the later day is of the same month. */
function continued(before: Link, point: Found<Point>): Found<Point> {
  const { value } = point;
  if (before.value.kind !== "lunar" || value.kind !== "lunar" || value.month) return point;
  return { ...point, value: { ...before.value, day: value.day } };
}

function isLimit(links: readonly Link[], text: string): boolean {
  const [first, last] = [links[0], links.at(-1)];
  return BEFORE.test(text.slice(last?.end)) || LIMIT.test(aheadOf(text, first?.start ?? 0));
}

interface Settled {
  readonly point: Point;
  readonly resolved: Resolved | undefined;
  readonly listed?: readonly Found<Settled>[];
}

const isNamed = ({ value }: Found<Settled>) => value.resolved?.grain === "day";

function settle(links: readonly Link[], bearings: Bearings): Found<Settled>[] {
  const settled: Found<Settled>[] = [];
  for (const [index, link] of links.entries()) {
    const before = settled.at(-1);
    if (link.joint === undefined || before === undefined) {
      const resolved = onWeekday(resolvePoint(link.value, bearings), link, link);
      settled.push({ ...link, value: { point: link.value, resolved } });
      continue;
    }
    const first = link.joint === "range" ? links[index - 1] : undefined;
    const { start: from } = before;
    if (first !== undefined) {
      const resolved = onWeekday(resolveSpan(first.value, link.value, bearings), first, link);
      const value = { point: first.value, resolved };
      settled.splice(-1, 1, { start: from, end: link.end, value });
      continue;
    }
    const { point, resolved: last } = before.value;
    const next = resolveNext(link.value, last, bearingsAfter(point, last, bearings));
    const resolved = onWeekday(next, link, link);
    const named = { ...link, value: { point: link.value, resolved } };
    const joined = join(last, resolved);
    if (joined) {
      const listed = [...(before.value.listed ?? [before]), named].filter(isNamed);
      const value = { point, resolved: joined, listed };
      settled.splice(-1, 1, { start: from, end: link.end, value });
    } else settled.push(named);
  }
  return settled;
}

/** Nothing where the day of the week that was said with a day is another: one of the two is a slip. */
function onWeekday(resolved: Resolved | undefined, first: Link, last: Link): Resolved | undefined {
  if (resolved === undefined) return undefined;
  const fits = ({ weekday: said }: Link, day: Day) => said === undefined || said === weekday(day);
  return fits(first, resolved.from) && fits(last, resolved.to) ? resolved : undefined;
}

/** Days or periods that follow each other without a gap are one span. */
function join(first: Resolved | undefined, next: Resolved | undefined): Resolved | undefined {
  if (!first || !next || (first.grain === "day") !== (next.grain === "day")) return undefined;
  const [early, late] = first.from < next.from ? [first, next] : [next, first];
  if (addDays(early.to, 1) !== late.from) return undefined;
  return { from: early.from, to: late.to, grain: first.grain === "day" ? "day" : "period" };
}

interface Surroundings {
  readonly limit: boolean;
  readonly since: boolean;
  readonly today: Day;
}

function mention(
  { point, resolved, listed = [] }: Settled,
  surroundings: Surroundings,
): DateMention {
  if (point.kind === "cycle" && (!resolved || resolved.grain === "cycle")) {
    const span = resolved ? { from: resolved.from, to: resolved.to } : {};
    return { cycle: point.label, ...span, grain: "cycle" };
  }
  if (!resolved) return { grain: "period" };
  const { from, to, grain } = resolved;
  if (surroundings.since) return { from, to: surroundings.today, grain: "period" };
  if (grain === "year") return { year: from.slice(0, 4), grain };
  if (grain === "day" && !(surroundings.limit && point.kind === "yearly")) {
    const days = listed.map((day) => ({ ...day, value: mention(day.value, surroundings) }));
    return { ...dayOrDays(resolved), grain, ...(days.length > 1 ? { listed: days } : {}) };
  }
  return surroundings.limit ? limited(point, resolved, surroundings.today) : { from, to, grain };
}

const dayOrDays = ({ from, to }: Span) => (from === to ? { date: to } : { from, to, date: to });

/** 11月底前 is the last day of the month; 国庆前 ends on the day before, 本周内 with the week. */
function limited(point: Point, { from, to, grain }: Resolved, today: Day): DateMention {
  const toTheEnd =
    (point.kind === "month" && point.part === "late") ||
    (point.kind === "yearly" && point.isDueAtEnd === true);
  if (toTheEnd) return { date: to, grain };
  return { to: from <= today && today <= to ? to : addDays(from, -1), grain };
}
