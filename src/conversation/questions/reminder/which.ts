import type { ScheduledReminder } from "../../../app/scheduled/ports.ts";
import { weekday } from "../../../domain/day.ts";
import { sameText } from "../../../domain/same-text.ts";
import type { Context } from "../../context.ts";
import { choiceNumber } from "../../message/choice-number.ts";

const NUMBERED =
  /第\s?[\d一二两三四五六七八九]{1,2}\s?[个条项]|\b(?:the )?(?:first|second|third|fourth|fifth|[1-9](?:st|nd|rd|th))(?: one)?\b|(?:number |no\.? ?|#)[1-9]/iu;
const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)\w{0,6}/giu;
const NAMES = ["一", "二", "三", "四", "五", "六", "日"];
const ENGLISH = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Which of their reminders somebody means by some words; all that it may be, where that is open. */
export function meantBy(
  { thread }: Pick<Context, "thread">,
  words: string,
  reminders: readonly ScheduledReminder[],
): readonly ScheduledReminder[] {
  const [numbered] = NUMBERED.exec(words) ?? [];
  if (numbered !== undefined) {
    const number = choiceNumber(numbered.replace(/(\d)(?:st|nd|rd|th)/iu, "$1").trim()) ?? 0;
    const shown = thread?.choices[number - 1];
    const id = shown && "ask" in shown ? shown.reminder : undefined;
    const meant = reminders.find((each) => each.id === id) ?? reminders[number - 1];
    return meant ? [meant] : [];
  }
  const named = reminders.filter((each) => isNamed(each, words));
  if (named.length > 0) return named;
  const talkedAbout = reminders.filter(({ id }) => id === thread?.reminder?.id);
  return talkedAbout.length > 0 ? talkedAbout : reminders;
}

/** By what it says, or by a weekday on which it comes. */
function isNamed({ text, recurrence }: ScheduledReminder, words: string): boolean {
  if (text.length > 1 && sameText(words).includes(sameText(text))) return true;
  const said = [...words.matchAll(WEEKDAY)].map(([, chinese, english]) =>
    chinese
      ? NAMES.indexOf(chinese.replace("天", "日")) + 1
      : ENGLISH.indexOf((english ?? "").toLowerCase()) + 1,
  );
  if (said.length === 0) return false;
  if (recurrence.kind === "weekly") return said.some((each) => recurrence.weekdays.includes(each));
  return recurrence.kind === "once" && said.includes(weekday(recurrence.day));
}
