import { addDays, type Day, dayParts } from "../../domain/day.ts";
import { isLater, type Moment, type Recurrence } from "../../domain/recurrence.ts";
import { type DateMention, readDates } from "./dates.ts";
import { aheadOf, cover, type Found, type Place, without } from "./found.ts";
import { ENGLISH_NUMBER, NUMBER, readNumber } from "./numerals.ts";
import { readRecurringDays } from "./recurring-days.ts";
import { readTimesOfDay, type TimeOfDay } from "./times-of-day.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What was not said of a time, so that it was taken for the usual. */
export type Assumed = "time" | "day" | "next-year";

/** When somebody wants to be reminded, by their words. */
export type WhenSaid =
  | {
      readonly kind: "when";
      readonly recurrence: Recurrence;
      readonly assumed: readonly Assumed[];
      /** Whether only a time of day was said. */
      readonly isTimeOnly?: true;
    }
  | { readonly kind: "not-said" }
  /** A week or a month, and no day in it. */
  | { readonly kind: "which-day" }
  | { readonly kind: "past" }
  /** It hangs on something that nobody knows the day of: 考试前一天, 等我学分够了. */
  | { readonly kind: "depends" }
  /** Every other week, every term. */
  | { readonly kind: "not-planned" };

/** A time as it is read, and the places of its words. */
export interface WhenRead {
  readonly said: WhenSaid;
  readonly places: readonly Place[];
}

/** Without a time of day it is nine in the morning. */
const USUAL_MINUTE = 9 * 60;
/** What is wanted today without a time comes so soon. */
const SOON_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

const EVENT = "截止|到期|考试|考核|培训|开学|开会|期末|结业|报到|公示|审核|关闭|放假|评审";
const DEPENDS = new RegExp(
  `(?:${EVENT})(?:日期?|时间|那天|开始|结束)?[的之以]{0,2}(?:前|后)|(?:快|临近|快到|离|等到?)(?:要)?(?:${EVENT})|(?:如果|要是|假如|一旦|等我|等到我)|的话|(?:通过|出来|达标|够|更新|变化|变动)了?[^,。]{0,6}(?:提醒|通知|告诉|跟我|叫我)|有(?:新|变)[^,。]{0,8}(?:提醒|通知|告诉)|当[^,。]{1,12}时候|\\b(?:if|once|as soon as|whenever)\\b|\\bwhen(?: it| i|ever|'s| the| my| something)\\b|\\b(?:before|until|till|ahead of|after) (?:the(?! \\d)|my|it|a)\\b`,
  "iu",
);
const AFTER = new RegExp(
  `(?<!前)(?:过|再过)?(?:(?<half>半)个?|(?<count>${NUMBER})\\s?个?(?<and>半)?)(?<unit>小时|钟头|分钟|刻钟)(?:[之以]?后|(?=再?提醒|叫|喊))|\\b(?:in|snooze for) (?:(?<halfHour>half an hour)|(?<one>an? )?(?<many>${ENGLISH_NUMBER})? ?(?<english>hour|minute)s?)\\b`,
  "iu",
);
const IN_DAYS = new RegExp(
  `\\bin (?<count>an?|${ENGLISH_NUMBER}) (?<unit>day|week|month)s?\\b`,
  "iu",
);
const LEAD = new RegExp(
  `提?前(?:(?<half>半)个?|(?<count>${NUMBER})\\s?个?)(?<unit>天|小时|钟头|分钟|周|星期)`,
  "u",
);
/** After a day: 6月10日前. */
const BEFORE = new RegExp(`^\\s?[之以]?前(?!${NUMBER}个?[天周星])`, "u");
const YEAR_SAID =
  /(?:[明后]|(?:20)?\d\d|[一二][〇零○一二三四五六七八九]{3})年|next year|\b20\d\d\b/u;
const MINUTES_IN: Readonly<Record<string, number>> = {
  ...{ 小时: 60, 钟头: 60, 分钟: 1, 刻钟: 15, hour: 60, minute: 1 },
  ...{ 天: DAY_MINUTES, 周: 7 * DAY_MINUTES, 星期: 7 * DAY_MINUTES },
};

/** When a text in normal form wants something to come, and where it says so. */
export function readWhen(text: string, now: Moment, vocabulary: Vocabulary): WhenRead {
  if (DEPENDS.test(text)) return { said: { kind: "depends" }, places: [] };
  const soon = readAfter(text, now);
  if (soon) return soon;
  const often = readRecurringDays(text);
  if (often) {
    const time = timeBeside(text, [often]);
    const places = time ? [often, time] : [often];
    if (often.value.kind === "not-planned") return { said: { kind: "not-planned" }, places };
    const { days, isAssumed } = often.value;
    const assumed = [...(isAssumed ? (["day"] as const) : []), ...assumedOf(time)];
    const recurrence = { ...days, minute: time?.value.minute ?? USUAL_MINUTE };
    return { said: { kind: "when", recurrence, assumed }, places };
  }
  return readOnce(text, now, vocabulary);
}

/** Today, or tomorrow where it is past. */
function timeOnly(
  moment: Moment,
  now: Moment,
  places: readonly Place[],
  assumed: readonly Assumed[],
): WhenRead {
  const day = isLater(moment, now) ? moment.day : addDays(now.day, 1);
  const recurrence = { kind: "once", day, minute: moment.minute } as const;
  return { said: { kind: "when", recurrence, assumed, isTimeOnly: true }, places };
}

/** A time that was not said, or only suggested. */
function assumedOf(time: Found<TimeOfDay> | undefined): readonly Assumed[] {
  return time && !time.value.isSuggested ? [] : ["time"];
}

/** The first time of day beside the days: 周二十点 is ten o'clock, and 明晚8点 is in the evening. */
function timeBeside(text: string, days: readonly Place[]): Found<TimeOfDay> | undefined {
  const named = days.map(({ start, end }) => {
    const isWithPart = /[早晚]$/u.test(text.slice(start, end));
    return { start, end: isWithPart ? end - 1 : end };
  });
  return readTimesOfDay(cover(text, named))[0] ?? readTimesOfDay(text)[0];
}

/** 半小时后, `in 20 minutes`. */
function readAfter(text: string, now: Moment): WhenRead | undefined {
  const match = AFTER.exec(text);
  if (!match) return undefined;
  const { half, count, and, unit, halfHour, one, many, english } = match.groups ?? {};
  const isHalf = half ?? halfHour;
  const number = isHalf ? 0.5 : one && !many ? 1 : readNumber(count ?? many ?? "");
  if (number === undefined) return undefined;
  const each = MINUTES_IN[unit ?? english?.toLowerCase() ?? ""] ?? 60;
  const minutes = Math.round((number + (and ? 0.5 : 0)) * each);
  return once(later(now, minutes), [placeOf(match)], []);
}

/** On one day, by the first that is named; today or tomorrow where only a time is. */
function readOnce(text: string, now: Moment, vocabulary: Vocabulary): WhenRead {
  const named = dayNamed(text, now.day, vocabulary);
  const time = timeBeside(text, named ? [named] : []);
  const lead = leadIn(text);
  const places = [named, time, lead].filter((each) => each !== undefined);
  if (!named && !time) return { said: { kind: "not-said" }, places };
  if (named && named.value === undefined) return { said: { kind: "which-day" }, places };
  const day = named?.value ?? now.day;
  const usual = { day, minute: time?.value.minute ?? USUAL_MINUTE };
  const moment = lead ? later(usual, -lead.minutes) : usual;
  const assumed = assumedOf(time);
  if (!named) return timeOnly(moment, now, places, assumed);
  if (isLater(moment, now)) {
    const isNextYear = isOfNextYear(text, day, now.day);
    return once(moment, places, isNextYear ? [...assumed, "next-year"] : assumed);
  }
  // 今天提醒我: nine o'clock may be over.
  if (day === now.day && !time) return once(later(now, SOON_MINUTES), places, assumed);
  return { said: { kind: "past" }, places };
}

function once(
  { day, minute }: Moment,
  places: readonly Place[],
  assumed: readonly Assumed[],
): WhenRead {
  return { said: { kind: "when", recurrence: { kind: "once", day, minute }, assumed }, places };
}

/** The first day that a text names; a period of which no day is named is there without one. */
function dayNamed(
  text: string,
  today: Day,
  vocabulary: Vocabulary,
): Found<Day | undefined> | undefined {
  const counted = IN_DAYS.exec(text);
  if (counted) return { ...placeOf(counted), value: dayIn(counted.groups ?? {}, today) };
  const dated = readDates(text, today, vocabulary, "future").filter(({ value }) => isDated(value));
  // In `Friday, 12 June` the day is the second.
  const first = dated.find(({ start, end }) => /\d/.test(text.slice(start, end))) ?? dated[0];
  if (!first) return undefined;
  const { start, end, value } = first;
  const day = dayOf(value, text.slice(start, end), today);
  const before = BEFORE.exec(text.slice(end));
  const isBefore = before !== null || /\bbefore\s$/iu.test(aheadOf(text, start));
  if (!isBefore || !day || value.date === undefined) return { start, end, value: day };
  return { start, end: end + (before?.[0].length ?? 0), value: addDays(day, -1) };
}

const isDated = ({ date, from, to }: DateMention) => (date ?? from ?? to) !== undefined;

/** 月底 and 年底 are their last day; of 周末 and 国庆 it is the first that is ahead. */
function dayOf({ date, from, to, grain }: DateMention, said: string, today: Day): Day | undefined {
  if (/[底末]$|\bend\b/iu.test(said) && !/周末|weekend/iu.test(said)) return to ?? date;
  if (date !== undefined) return from !== undefined && from > today ? from : date;
  if (grain === "period" && /[周月年期]|week|month|year|term|semester/iu.test(said))
    return undefined;
  return from !== undefined && from > today ? from : to;
}

function dayIn({ count = "", unit = "" }: Readonly<Record<string, string>>, today: Day): Day {
  const number = readNumber(count) ?? 1;
  const each = { day: 1, week: 7, month: 30 }[unit.toLowerCase()] ?? 1;
  return addDays(today, number * each);
}

/** Whether a day lies in the next year because this year's is past, and nobody named the year. */
function isOfNextYear(text: string, day: Day, today: Day): boolean {
  const isNext = dayParts(day).year > dayParts(today).year && day.slice(5) < today.slice(5);
  return (
    isNext &&
    !YEAR_SAID.test(text) &&
    /\d\s?月|[一二三四五六七八九十]月|\b[a-z]{3,9} \d|\d [a-z]{3,9}\b/iu.test(text)
  );
}

function leadIn(text: string): (Place & { readonly minutes: number }) | undefined {
  const match = LEAD.exec(text);
  if (!match) return undefined;
  const { half, count = "", unit = "" } = match.groups ?? {};
  const number = half ? 0.5 : readNumber(count);
  if (number === undefined) return undefined;
  return { ...placeOf(match), minutes: Math.round(number * (MINUTES_IN[unit] ?? 60)) };
}

function later({ day, minute }: Moment, minutes: number): Moment {
  const all = minute + minutes;
  const days = Math.floor(all / DAY_MINUTES);
  return { day: addDays(day, days), minute: all - days * DAY_MINUTES };
}

const placeOf = (match: RegExpExecArray): Place => ({
  start: match.index,
  end: match.index + match[0].length,
});

/** The words that only ask to be reminded, with what stands around them. */
const ASKS =
  /(?:到点了?|定时|及时|提前|按时|准时)?(?:提醒|通知|叫|喊|催|告诉)(?:一下)?(?:我|自己)?(?:一下|一声|一次|下(?![班周个午月学节课次]))?(?:[:,、]\s?)?|\b(?:please )?(?:remind|tell|notify|alert|nudge|ping|warn)(?: me)?(?: again)?(?: (?:to|about|that|of))?\b/iu;
const POLITE =
  /^(?:请|麻烦|帮我|帮忙|给我|能不能|可不可以|可以|你|您|到时候?|记得|务必|别忘了|我怕忘了?|我容易忘|我想|我要|想|再|设|置|定|加|新建|一?个|,|、|。|:|;|\s|的|要|在|到|就|把|一下|please|can you|could you|and|to|on|at|by|about|me|that|also)(?![^\s\p{Script=Han}])/iu;
const TAIL = /(?:[\s,、。;:!~的]|一下|吧|哈|哦|啊|please|on|at|by|in|the|to|about)$/iu;
/** 设个提醒: the noun, where nothing is left of the sentence but it. */
const NOUN =
  /(?:设|定|加|新建|创建|安排)?(?:置|上)?(?:一?个|一条)?(?:定时)?(?:提醒|闹钟|日程)(?:事项)?|\b(?:(?:set|add|create|schedule|make)(?: up)? )?(?:me )?(?:an? )?(?:\w{5,7} )?(?:reminder|alarm|alert)(?: (?:to|for|about|on))?\b/iu;

/** Of what somebody wants to be reminded: their words without those that say when, or only ask. */
export function readWhat(text: string, places: readonly Place[]): string {
  const rest = without(text, places);
  const asks = ASKS.exec(rest) ?? NOUN.exec(rest);
  if (!asks) return trimmed(rest);
  const after = trimmed(rest.slice(asks.index + asks[0].length));
  const before = trimmed(rest.slice(0, asks.index).replace(NOUN, " "));
  if (after.length >= 2) return after;
  return trimmed(`${before} ${after}`);
}

/** Courtesies and joints go, one at a time from either end. */
function trimmed(text: string): string {
  let rest = text.trim();
  for (;;) {
    const next = rest.replace(POLITE, "").replace(TAIL, "").trim();
    if (next === rest) return rest;
    rest = next;
  }
}
