import { CHINESE_FIGURES } from "../../domain/chinese-number.ts";
import { type Found, matchesOf } from "./found.ts";
import { ENGLISH_NUMBER, readNumber } from "./numerals.ts";

/** A minute of the day that somebody wrote; a part of the day alone only suggests one. */
export interface TimeOfDay {
  readonly minute: number;
  readonly isSuggested?: true;
}

type Half = "early" | "noon" | "late" | "night" | "before-dawn";

const HALVES: Readonly<Record<string, Half>> = {
  ...{ 凌晨: "before-dawn", 清晨: "early", 早上: "early", 早晨: "early", 上午: "early" },
  ...{ 早: "early", 中午: "noon", 午后: "late", 下午: "late", 傍晚: "late" },
  ...{ 晚上: "night", 夜里: "night", 晚: "night" },
  ...{ morning: "early", noon: "noon", afternoon: "late", evening: "night", tonight: "night" },
};

/** What a part of the day suggests where no hour is named. */
const SUGGESTED: Readonly<Record<Half, number>> = {
  ...{ "before-dawn": 5 * 60, early: 9 * 60, noon: 12 * 60, late: 15 * 60, night: 19 * 60 },
};

const HALF = "凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|夜里|早|晚";
const HOUR = `\\d{1,2}|[${CHINESE_FIGURES}]{1,3}`;
const CHINESE = new RegExp(
  `(?:(?<half>${HALF})的?\\s?)?(?<![\\d.第差${CHINESE_FIGURES}])(?:(?<hour>${HOUR})\\s?(?:点钟?|时(?![间候长常]))(?![建意评])\\s?(?:(?<quarter>半|一刻|三刻)|(?<minute>\\d{1,2}|[零〇${CHINESE_FIGURES}]{1,3})分?(?![钟天]))?|(?<clock>\\d{1,2}):(?<minutes>[0-5]\\d)(?!\\d))`,
  "gu",
);
const ENGLISH = new RegExp(
  `(?:\\bat )?\\b(?<![.:])(?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d))?\\s?(?<side>[ap])\\.?m\\b\\.?|\\bat (?<at>\\d{1,2}|${ENGLISH_NUMBER})(?: o'clock)?\\b(?![:.]\\d| ?(?:hours?|days?|weeks?|%))(?: in the (?<half>morning|afternoon|evening))?`,
  "giu",
);
const PART = new RegExp(
  `(?<=[天日周期末号底一二三四五六月晨\\s\\u{E000}]的?|^|每天|每)(?:${HALF})(?![${CHINESE_FIGURES}\\d上]|些)|(?<=[今明后昨]|每)[早晚]`,
  "gu",
);
const PART_ENGLISH =
  /\b(?:in the |at |this |tomorrow |every |each )?(?<half>morning|afternoon|evening|noon|tonight)\b/giu;

/** So late is the last minute of the day, which is what 晚上12点 comes to. */
const LAST = 24 * 60 - 1;

/**
 * The times of day that a text states, in order; where it states none, the first part of a day that
 * it names, such as 明天下午, with what that suggests.
 */
export function readTimesOfDay(text: string): Found<TimeOfDay>[] {
  const stated = [...matchesOf(text, CHINESE), ...matchesOf(text, ENGLISH)]
    .flatMap((match): Found<TimeOfDay>[] => {
      const minute = minuteOf(match.groups ?? {}, match[0]);
      return minute === undefined ? [] : [{ ...placeOf(match), value: { minute } }];
    })
    .sort((a, b) => a.start - b.start);
  if (stated.length > 0) return stated;
  return [...matchesOf(text, PART), ...matchesOf(text, PART_ENGLISH)].slice(0, 1).map((match) => {
    const word = (match.groups?.half ?? match[0]).toLowerCase();
    const minute = SUGGESTED[HALVES[word] ?? "early"];
    return { ...placeOf(match), value: { minute, isSuggested: true } };
  });
}

const placeOf = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
});

type Groups = Readonly<Record<string, string | undefined>>;

const QUARTERS: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

function minuteOf(groups: Groups, said: string): number | undefined {
  const { half, hour, clock, at, side, quarter } = groups;
  const written = hour ?? clock ?? at ?? "";
  // 早一点 is no time.
  if (written === "一" && (half === undefined || half.length < 2)) return undefined;
  const hours = readNumber(written);
  const minutes = quarter ? QUARTERS[quarter] : readNumber(groups.minute ?? groups.minutes ?? "0");
  if (hours === undefined || minutes === undefined) return undefined;
  if (!Number.isInteger(hours) || hours > 24 || minutes > 59) return undefined;
  const part = side ? (side.toLowerCase() === "p" ? "late" : "early") : HALVES[half ?? ""];
  const isPadded = /^0/.test(written) || said.startsWith("0");
  const minute = hourOf(hours, part, isPadded) * 60 + minutes;
  return Math.min(minute, LAST);
}

/** An hour that nothing places is one at which people work: 3点 is in the afternoon. */
function hourOf(hour: number, part: Half | undefined, isPadded: boolean): number {
  switch (part) {
    case "early":
    case "before-dawn":
      return hour === 12 ? 0 : hour;
    case "noon":
      return hour < 10 ? hour + 12 : hour;
    case "late":
      return hour < 12 ? hour + 12 : hour;
    case "night":
      return hour >= 5 && hour <= 12 ? hour + 12 : hour;
    default:
      return !isPadded && hour >= 1 && hour <= 6 ? hour + 12 : hour;
  }
}
