import { addDays, type Day } from "../../../domain/day.ts";
import { readTimeSpan, type TimeSpan } from "../../../domain/time-of-day.ts";
import { readDurations } from "../../message/durations.ts";
import type { Message } from "../../message/message.ts";

/** What somebody who wants fewer messages says of when. */
export type SilenceWanted =
  | { readonly kind: "always" }
  | { readonly kind: "until"; readonly until: Day; readonly from?: Day }
  /** Every day at these times. */
  | { readonly kind: "daily"; readonly quiet: readonly TimeSpan[] }
  | { readonly kind: "until-due" }
  /** Asks for what is so anyway: none on days off, and not many. */
  | { readonly kind: "on-days-off" }
  | { readonly kind: "fewer" }
  /** A day that is over, or a time that cannot be read. */
  | { readonly kind: "unclear" };

/** The parts of a day by their cues, in minutes. */
const PARTS: readonly (readonly [cue: string, span: TimeSpan])[] = [
  ["in-the-morning", { from: 0, to: 720 }],
  ["around-noon", { from: 690, to: 840 }],
  ["in-the-afternoon", { from: 720, to: 1080 }],
  ["in-the-evening", { from: 1080, to: 1440 }],
];

const TIMES = /(\d{1,2}:\d{2})\s?(?:-|~|到|至|to|until)\s?(\d{1,2}:\d{2})/giu;

/** When somebody wants to hear nothing, by their words. */
export function silenceWanted(message: Message, words: string, today: Day): SilenceWanted {
  if (message.shows("until-it-is-due")) return { kind: "until-due" };
  if (message.shows("on-days-off")) return { kind: "on-days-off" };
  const days = daysWanted(message, words, today);
  if (days) return days;
  const quiet = timesIn(message, words);
  if (quiet.length > 0) return { kind: "daily", quiet };
  if (message.shows("wants-not-so-many")) return { kind: "fewer" };
  // Something with a number that nobody could read is not taken for "for good".
  return /\d/.test(words) ? { kind: "unclear" } : { kind: "always" };
}

function daysWanted(message: Message, words: string, today: Day): SilenceWanted | undefined {
  const { date, from, to } = message.slots;
  const until = (day: Day, first?: Day): SilenceWanted =>
    day > today
      ? { kind: "until", until: day, ...(first && { from: first }) }
      : { kind: "unclear" };
  const [duration] = readDurations(words);
  if (duration?.value.in === "days") {
    return until(addDays(today, Math.max(1, Math.ceil(duration.value.length.to))));
  }
  const hasEnd = message.shows("states-an-end");
  if (from && to) {
    const isAhead = from > today;
    if (isAhead && hasEnd) return until(from);
    return until(addDays(to, 1), isAhead ? from : undefined);
  }
  if (!date) return undefined;
  if (date === today) return until(addDays(today, 1));
  // A weekday by itself was read as the last one.
  const ahead = date < today && date >= addDays(today, -6) ? addDays(date, 7) : date;
  return hasEnd || ahead < today ? until(ahead) : until(addDays(ahead, 1), ahead);
}

function timesIn(message: Message, words: string): TimeSpan[] {
  const told = [...words.matchAll(TIMES)].flatMap(([, from, to]) => {
    return readTimeSpan(`${from}-${to}`) ?? [];
  });
  if (told.length > 0) return told;
  return PARTS.flatMap(([cue, span]) => (message.shows(cue) ? [span] : []));
}
