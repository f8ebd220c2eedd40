import { dayParts, weekday } from "../../../domain/day.ts";
import type { Moment, Recurrence } from "../../../domain/recurrence.ts";
import { readWhat, readWhen, type WhenSaid } from "../../message/reminder-words.ts";
import type { Vocabulary } from "../../message/vocabulary.ts";

/** What says that a time is to be another: 改到, `move it to`. */
const MOVES =
  /(?:时间)?(?:改|换|推迟|延后|挪|调)(?:到|成|为|至|在)?|\b(?:move|change|shift|postpone|set|make)\b(?: (?:it|that|this|the reminder))?(?: (?:to|for|until))?/iu;
const NAMES_WEEKDAY =
  /(?<![下这本上])(?:周|星期|礼拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/iu;
const NAMES_DAY_ALONE = /(?<!月)(?<!\d)\d{1,2}\s?[号日]/u;

/** The words before and after what says that something moves; without it, all of them are after. */
export function partsOf(text: string): { readonly before: string; readonly after: string } {
  const moves = MOVES.exec(text);
  if (!moves) return { before: "", after: text };
  const end = moves.index + moves[0].length;
  return { before: text.slice(0, moves.index), after: text.slice(end) };
}

/** Whether a text gives another time and nothing else. */
export function isOnlyTime(text: string, now: Moment, vocabulary: Vocabulary): boolean {
  const { before, after } = partsOf(text);
  const { said, places } = readWhen(after, now, vocabulary);
  return said.kind === "when" && `${before.trim()}${readWhat(after, places)}` === "";
}

/**
 * What comes back, as it is said to be from now on: a time alone leaves its days, and a weekday alone
 * its time and that it comes every week.
 */
export function movedBy(
  current: Recurrence | undefined,
  said: Extract<WhenSaid, { readonly kind: "when" }>,
  words: string,
): Recurrence {
  const { recurrence, assumed, isTimeOnly } = said;
  if (!current) return recurrence;
  if (isTimeOnly) return { ...current, minute: recurrence.minute };
  const minute = assumed.includes("time") ? current.minute : recurrence.minute;
  if (recurrence.kind !== "once") return { ...recurrence, minute };
  const { day } = recurrence;
  if (current.kind === "weekly" && NAMES_WEEKDAY.test(words)) {
    return { kind: "weekly", weekdays: [weekday(day)], minute };
  }
  if (current.kind === "monthly" && NAMES_DAY_ALONE.test(words)) {
    return { kind: "monthly", dayOfMonth: dayParts(day).dayOfMonth, minute };
  }
  return { ...recurrence, minute };
}
