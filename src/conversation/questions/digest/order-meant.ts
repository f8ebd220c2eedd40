import { DIGEST_HOURS } from "../../../app/digest/digest-days.ts";
import type { Message } from "../../message/message.ts";
import { readRecurringDays } from "../../message/recurring-days.ts";
import { readTimesOfDay } from "../../message/times-of-day.ts";

/** What somebody says of when their digest comes. */
export type OrderMeant =
  | { readonly kind: "now" }
  | { readonly kind: "stop" }
  | {
      readonly kind: "at";
      /** Nothing where no time was said. */
      readonly minute?: number;
      /** Nothing where no days were said. */
      readonly weekdays?: readonly number[];
    }
  /** In the night. */
  | { readonly kind: "at-night" }
  /** By the month, every other week. */
  | { readonly kind: "only-weekly" }
  | { readonly kind: "unclear" };

const STOP =
  /^(?:停|停止|停掉|停了|关|关掉|关闭|取消|退订|不要|不要了|别发|别发了|off|stop|cancel|unsubscribe)$/iu;
const NOW = /^(?:今天|今日|现在|当天|now|today)?$/iu;
/** After a command a day is named without 每. */
const BARE_DAY = /^(?=(?:周|星期|礼拜)[一二三四五六日天])/u;
const BARE_ENGLISH = /^(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/iu;
const WORKDAYS = [1, 2, 3, 4, 5];

/** What follows the command. */
export function orderInCommand(rest: string): OrderMeant {
  const words = rest.trim();
  if (NOW.test(words)) return { kind: "now" };
  if (STOP.test(words)) return { kind: "stop" };
  return orderInWords(words.replace(BARE_DAY, "每").replace(BARE_ENGLISH, "every "));
}

/** When a digest is to come, by the words of a sentence or of a command. */
export function orderInWords(words: string): OrderMeant {
  const often = readRecurringDays(words)?.value;
  const time = readTimesOfDay(words).find(({ value }) => value.isSuggested === undefined)?.value;
  if (often?.kind === "not-planned") return { kind: "only-weekly" };
  const days = often?.days;
  if (days?.kind === "monthly" || days?.kind === "yearly") return { kind: "only-weekly" };
  if (!days && !time) return { kind: "unclear" };
  if (time && (time.minute < DIGEST_HOURS.from || time.minute >= DIGEST_HOURS.to)) {
    return { kind: "at-night" };
  }
  return {
    kind: "at",
    ...(time && { minute: time.minute }),
    ...(days && { weekdays: days.kind === "weekly" ? weekdaysOf(days.weekdays) : [] }),
  };
}

/** Every day, and every weekday, is every working day. */
function weekdaysOf(weekdays: readonly number[]): readonly number[] {
  return WORKDAYS.every((each) => weekdays.includes(each)) ? [] : weekdays;
}

/** What a sentence says of when a digest is to come; nothing where one is wanted now. */
export function orderInSentence(message: Message): OrderMeant | undefined {
  const meant = orderInWords(message.text.replace("周报", "每周"));
  if (meant.kind !== "unclear" || message.shows("moves-digest")) return meant;
  return message.shows("subscribes-to-digest") ? { kind: "at" } : undefined;
}
