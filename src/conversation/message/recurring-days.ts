import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import type { Recurrence } from "../../domain/recurrence.ts";
import type { Found } from "./found.ts";
import { readNumber } from "./numerals.ts";

type Without<R> = R extends { readonly minute: number } ? Omit<R, "minute"> : never;

/** The days on which something comes back, without their minute. */
export type RecurringDays = Without<Exclude<Recurrence, { readonly kind: "once" }>>;

/** What a text says of days that come back. */
export type SaidOften =
  | {
      readonly kind: "days";
      readonly days: RecurringDays;
      /** Whether the day was not said: 每周 without a weekday. */
      readonly isAssumed?: true;
    }
  /** Every other week, every term: what cannot be planned. */
  | { readonly kind: "not-planned" };

const WEEK = "(?:周|星期|礼拜)";
const NAMES = "一二三四五六日天";
const EACH = "(?:每逢|每|逢)(?:一?个)?";
const MONTH = "每(?:一?个)?月";
const DAY = `(?<day>\\d{1,2}|[${CHINESE_FIGURES}]{1,3})`;
const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const EVERY = "(?:every|each)";

type Groups = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly pattern: RegExp;
  readonly read: (groups: Groups) => SaidOften | undefined;
}

const rule = (pattern: string, read: Rule["read"]): Rule => ({
  pattern: new RegExp(pattern, "iu"),
  read,
});

const days = (found: RecurringDays): SaidOften => ({ kind: "days", days: found });
const weekly = (weekdays: readonly number[]): SaidOften | undefined =>
  weekdays.length > 0 ? days({ kind: "weekly", weekdays }) : undefined;
const assumed = (found: RecurringDays): SaidOften => ({
  ...{ kind: "days", days: found },
  isAssumed: true,
});

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

function monthly({ day = "" }: Groups): SaidOften | undefined {
  const dayOfMonth = readNumber(day) ?? 0;
  return dayOfMonth >= 1 && dayOfMonth <= 31 ? days({ kind: "monthly", dayOfMonth }) : undefined;
}

function yearly(month: number, day: number): SaidOften | undefined {
  const isOne = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isOne ? days({ kind: "yearly", month, dayOfMonth: day }) : undefined;
}

/** 一三五, 一到五, 一、三和五: figures of weekdays, with what stands between them. */
function weekdaysIn(text: string): readonly number[] {
  const found: number[] = [];
  let isSpan = false;
  for (const sign of text) {
    const place = NAMES.indexOf(sign);
    if (place < 0) {
      isSpan ||= /[到至~-]/.test(sign);
      continue;
    }
    const weekday = Math.min(place + 1, 7);
    const from = found.at(-1);
    if (isSpan && from !== undefined) {
      for (let each = from + 1; each < weekday; each++) found.push(each);
    }
    found.push(weekday);
    isSpan = false;
  }
  return sorted(found);
}

function englishWeekdays(text: string): readonly number[] {
  const found = [...text.matchAll(/mon|tue|wed|thu|fri|sat|sun/giu)].map(
    ([name]) => WEEKDAYS.indexOf(name.toLowerCase()) + 1,
  );
  const [from, to] = found;
  const isSpan = / to |-/.test(text) && from !== undefined && to !== undefined && from < to;
  return sorted(isSpan ? EVERY_DAY.filter((weekday) => from <= weekday && weekday <= to) : found);
}

const sorted = (weekdays: readonly number[]) => [...new Set(weekdays)].sort((a, b) => a - b);

/** Every way of saying that something comes back; the first that fits wins. */
const RULES: readonly Rule[] = [
  rule(
    `每隔|隔[周天月年日]|每(?:两|二|三|四|\\d{1,2})个?(?:${WEEK}|天|月|小时|年)|[单双]${WEEK}|每半个?(?:月|年|小时|天)|每个?(?:小时|学期|季度|学年)|每学期[初末]?`,
    () => ({ kind: "not-planned" }),
  ),
  rule(
    `\\b(?:every other|every (?:two|three|four|\\d{1,2}) (?:days|weeks|months|years)|biweekly|fortnightly|every (?:hour|term|semester|quarter)|hourly|quarterly)\\b`,
    () => ({ kind: "not-planned" }),
  ),
  rule(`每(?:一?个)?(?:工作|上班)日|每逢(?:工作|上班)日|工作日(?:每天|都)?`, () =>
    days({ kind: "working-days" }),
  ),
  rule(
    `\\b${EVERY} (?:work(?:ing)? ?day|weekday|school day)\\b|\\bon (?:working|week) ?days\\b`,
    () => days({ kind: "working-days" }),
  ),
  rule(
    `${EACH}${WEEK}(?<days>[${NAMES}](?:\\s?[、,和及与到至~-]?\\s?${WEEK}?[${NAMES}](?![天号日])){0,6})`,
    ({ days: named = "" }) => weekly(weekdaysIn(named)),
  ),
  rule(`${EACH}(?:${WEEK}末|双休日?)`, () => weekly([6, 7])),
  rule(
    `\\b(?:${EVERY} |on )?(?<days>${WEEKDAY}(?:(?:, ?| and |, and | to |-)${WEEKDAY}){1,6})\\b|\\b${EVERY} (?<one>${WEEKDAY})\\b|\\bon (?<plural>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\\b`,
    ({ days: named, one, plural }) => weekly(englishWeekdays(named ?? one ?? plural ?? "")),
  ),
  rule(`\\b${EVERY} weekend\\b`, () => weekly([6, 7])),
  rule(`${MONTH}(?:的|到)?\\s?(?:月?底|末|最后一天)|一到月底`, () =>
    days({ kind: "monthly", dayOfMonth: 31 }),
  ),
  rule(`${MONTH}(?:的)?\\s?(?:月?初|第一天)`, () => days({ kind: "monthly", dayOfMonth: 1 })),
  rule(`${MONTH}(?:的|到)?\\s?${DAY}\\s?[号日]`, monthly),
  rule(
    `\\b(?:(?:${EVERY} month )?on the (?<day>\\d{1,2})(?:st|nd|rd|th)? of (?:${EVERY}|the) month|${EVERY} month on the (?<later>\\d{1,2})(?:st|nd|rd|th)?)\\b`,
    ({ day, later }) => monthly({ day: day ?? later }),
  ),
  rule(`\\bday (?<day>\\d{1,2}) of ${EVERY} month\\b`, monthly),
  rule(`\\b(?:at )?(?:the )?(?:end|last day) of (?:${EVERY}|the) month\\b`, () =>
    days({ kind: "monthly", dayOfMonth: 31 }),
  ),
  rule(
    `每年的?\\s?(?<month>\\d{1,2}|[${CHINESE_FIGURES}]{1,3})月(?<day>\\d{1,2}|[${CHINESE_FIGURES}]{1,3})[日号]`,
    ({ month = "", day = "" }) => yearly(readNumber(month) ?? 0, readNumber(day) ?? 0),
  ),
  rule(
    `\\b${EVERY} year on (?:(?<month>${MONTHS})[a-z]{0,6} (?<day>\\d{1,2})|(?<first>\\d{1,2}) (?<then>${MONTHS})[a-z]{0,6})`,
    ({ month, day, first, then }) => {
      const name = (month ?? then ?? "").toLowerCase();
      return yearly(MONTHS.split("|").indexOf(name) + 1, Number(day ?? first));
    },
  ),
  rule(
    `每天|每日|天天|每(?=[早晚])|\\b${EVERY} ?(?:day|morning|afternoon|evening|night)\\b|\\bdaily\\b`,
    () => weekly(EVERY_DAY),
  ),
  rule(`每(?:一?个)?${WEEK}|\\b(?:${EVERY} week|weekly)\\b`, () =>
    assumed({ kind: "weekly", weekdays: [1] }),
  ),
  rule(`${MONTH}|\\b(?:${EVERY} month|monthly|once a month)\\b`, () =>
    assumed({ kind: "monthly", dayOfMonth: 1 }),
  ),
];

/** What a text says of days that come back, with the place where it does. */
export function readRecurringDays(text: string): Found<SaidOften> | undefined {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    const value = match && read(match.groups ?? {});
    if (!match || !value) continue;
    // 每天早上: the part of the day is read by itself.
    const rest = /(?:morning|afternoon|evening|night)$/iu.exec(match[0])?.[0].length ?? 0;
    return { start: match.index, end: match.index + match[0].length - rest, value };
  }
  return undefined;
}
