import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import {
  type DaySpan,
  daysAtLeast,
  daysAtMost,
  daysBetween,
  daysLessThan,
  daysMoreThan,
  exactly,
} from "../../policy/procedures/day-span.ts";
import { type Found, matchesOf } from "./found.ts";
import { ENGLISH_NUMBER, NUMBER, readNumber } from "./numerals.ts";

/** How long somebody is away, in days or in hours; a span where only bounds are told. */
export interface Stay {
  readonly in: "days" | "hours";
  readonly length: DaySpan;
}

const DAYS_IN: Readonly<Record<string, number>> = {
  ...{ 天: 1, 工作日: 1, 星期: 7, 礼拜: 7, 周: 7, 月: 30 },
  ...{ day: 1, week: 7, month: 30, 小时: 1, 钟头: 1, hour: 1 },
};
const HOURS = /^(?:小时|钟头|hour)$/;

const LEAD = "(?<lead>不超过|不到|少于|不足|超过|多于|大于|超出|满|至少|最多)?";
const TRAIL = "(?<trail>及以上|或以上|以上|以内|之内|以下|内(?!容)|多(?!少|久)|几(?!点))?";
const LEAD_ENGLISH = "(?:(?<lead>up to|at most|less than|under|more than|over|at least) ?)?";
const TRAIL_ENGLISH = "(?<trail> ?or more| ?and more)?";
const NOT_BEFORE = `(?<![第某哪提推前每][前后迟早]?|[\\d${CHINESE_FIGURES}点.])`;
const NOT_AFTER = "(?![前后]|[之以][前后])";
const CHINESE = `${NOT_BEFORE}${LEAD}\\s?(?:(?<half>半)\\s?个?|(?:(?<low>\\d{1,4}(?:\\.\\d)?|[${CHINESE_FIGURES}点]{1,4})\\s?(?:-|~|到|至|—|–)\\s?)?(?<count>${NUMBER})\\s?个?(?<and>半)?\\s?)(?<unit>天|工作日|小时|钟头|星期|礼拜|(?<=个)月|周(?![一二三四五六日天末年]))(?<more>半)?${TRAIL}${NOT_AFTER}`;
const ENGLISH = `\\b${LEAD_ENGLISH}(?:(?<half>half (?:an? )?)|(?<one>an? )|(?:(?<low>\\d{1,4}) ?(?:-|to) ?)?(?<count>${ENGLISH_NUMBER})(?<and> and a half)?[ -])(?<unit>day|week|month|hour)s?(?<more> and a half)?${TRAIL_ENGLISH}\\b(?! (?:before|after|ahead|earlier|in advance))`;
const PATTERNS = [new RegExp(CHINESE, "gu"), new RegExp(ENGLISH, "giu")];

/** 两三 or 三五: two figures side by side stand for a range. */
const SIDE_BY_SIDE = /^([一二两三四五六七八九])([二三四五六七八九])$/u;

type Groups = Readonly<Record<string, string | undefined>>;

function countOf({ half, one, count = "", and, more }: Groups): number | undefined {
  if (half !== undefined) return 0.5;
  const whole = one === undefined ? readNumber(count) : 1;
  return whole === undefined ? undefined : whole + (and || more ? 0.5 : 0);
}

/** The bounds that the words around a number set. */
function bounded(days: number, { lead = "", trail = "" }: Groups): DaySpan {
  const words = `${lead.toLowerCase()} ${trail.trim().toLowerCase()}`;
  if (/不超过|最多|up to|at most|以内|之内|以下|内/u.test(words)) return daysAtMost(days);
  if (/不到|少于|不足|less|under/u.test(words)) return daysLessThan(days);
  if (/满|至少|at least|以上|or more|and more/u.test(words)) return daysAtLeast(days);
  if (/超|多|大于|more|over|几/u.test(words)) return daysMoreThan(days);
  return exactly(days);
}

function lengthOf(groups: Groups): DaySpan | undefined {
  const each = DAYS_IN[(groups.unit ?? "").toLowerCase()] ?? 1;
  const [, low, high] = SIDE_BY_SIDE.exec(groups.count ?? "") ?? [];
  const from = readNumber(low ?? groups.low ?? "");
  const to = high === undefined ? countOf(groups) : readNumber(high);
  if (to === undefined || to <= 0) return undefined;
  if (from !== undefined && from < to) return daysBetween(from * each, to * each);
  return bounded(to * each, groups);
}

/**
 * Every length of an absence that a text states, in order; 提前两天 and 三天后 are none.
 *
 * A week is seven days and a month thirty.
 */
export function readDurations(text: string): Found<Stay>[] {
  return PATTERNS.flatMap((pattern) => matchesOf(text, pattern))
    .flatMap((match): Found<Stay>[] => {
      const groups = match.groups ?? {};
      const length = lengthOf(groups);
      const unit = (groups.unit ?? "").toLowerCase();
      const place = { start: match.index, end: match.index + match[0].length };
      return length
        ? [{ ...place, value: { in: HOURS.test(unit) ? "hours" : "days", length } }]
        : [];
    })
    .sort((a, b) => a.start - b.start);
}
