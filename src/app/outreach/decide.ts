import { createHash } from "node:crypto";
import { addDays, type Day } from "../../domain/day.ts";
import { firstMinute, type TimeSpan } from "../../domain/time-of-day.ts";
import { type WorkingCalendar, workingDayFrom } from "../../domain/working-days.ts";
import type { Person } from "../access/ports.ts";
import type { Matter, Source, Subject } from "./matter.ts";
import { type PlannedReminder, type Preference, silenceOn } from "./ports.ts";

/** When reminders are sent, and how many. */
export interface SendingRules {
  readonly calendar: WorkingCalendar;
  /** The parts of a working day in which anything is sent. */
  readonly hours: readonly TimeSpan[];
  /** Messages to one person within seven days; what falls due today or tomorrow is sent anyway. */
  readonly perWeek: number;
}

/** A matter of which somebody is to be reminded, unless something speaks against it. */
export interface Spoken {
  readonly matter: Matter;
  readonly source: Source;
  /** Within it the matter is sent once. */
  readonly period: Day;
  /** Whether it is sent only to somebody who has heard of it before, because they put it off. */
  readonly isAgain?: boolean;
  /** The working day on which it is sent instead, where this one is off. */
  readonly movedTo?: Day;
}

/** Everything of which somebody might hear on a day. */
export interface Concerned {
  readonly subject: Subject;
  readonly spoken: readonly Spoken[];
}

/** Why a matter is not sent now. */
export type HeldReason =
  | "done"
  | "already-sent"
  | "stopped"
  | "silent"
  | "one-a-day"
  | "ceiling"
  | "quiet-hours"
  | "too-late"
  | "day-off"
  | "others-first"
  | "same-text"
  | "in-digest";

/** Reasons that may be gone an hour or a day later, without anybody doing anything. */
const PASSING = new Set<HeldReason>([
  "one-a-day",
  "ceiling",
  "quiet-hours",
  "too-late",
  "others-first",
]);

/** Whether somebody may still be reminded of what was not sent, before it is too old. */
export function waits({ held }: Pick<Decision, "held">): boolean {
  return held.some(({ because }) => PASSING.has(because));
}

export interface Held {
  readonly matter: Matter;
  readonly because: HeldReason;
  /** The day on which it is looked at again, where that is known. */
  readonly until?: Day | undefined;
}

/** What is sent to somebody: one message, with everything that it says. It is put into words when it is sent. */
export interface Message {
  /** Of the day, where the school is. */
  readonly minute: number;
  /** Whether it would be sent earlier without the quiet hours of the person. */
  readonly isMoved: boolean;
  /** The most urgent first. */
  readonly told: readonly Spoken[];
  /** A hash of all that decides what it says. */
  readonly text: string;
}

/** What becomes of everything that somebody might hear of on a day. */
export interface Decision {
  readonly person: Person;
  readonly day: Day;
  readonly message?: Message;
  readonly held: readonly Held[];
}

/** What is known of somebody beside what falls due. */
export interface Hearing {
  readonly preference: Preference;
  /** What was planned for them before, the earliest first. */
  readonly history: readonly PlannedReminder[];
  /** Whether they get a digest, which says what those below them have not done. */
  readonly hasDigest?: boolean;
  /** The first minute of the day at which something can still be sent. */
  readonly earliest: number;
}

/** More matters than these wait for another message. */
const MOST_TOLD = 3;

const WEEK = 7;

/** On a day off nothing is sent; what would have been is sent on a working day. */
export function dayOff({ subject, spoken }: Concerned): Decision {
  const held = spoken.map(
    ({ matter, movedTo }): Held =>
      matter.isDone ? { matter, because: "done" } : { matter, because: "day-off", until: movedTo },
  );
  return { person: subject.person, day: subject.day, held };
}

/** Decides what somebody is sent on a working day, and when; each matter that is not says why. */
export function decide(concerned: Concerned, hearing: Hearing, rules: SendingRules): Decision {
  const { person, day } = concerned.subject;
  const { open, held } = sortedOut(concerned.spoken, hearing);
  if (open.length === 0) return { person, day, held };
  const minute = firstMinute(rules.hours, hearing.preference.quiet ?? [], hearing.earliest);
  const reason = reasonAgainst(day, open, hearing, rules);
  if (reason || minute === undefined) {
    const all = heldBy(open, reason ?? lateness(day, hearing, rules));
    return { person, day, held: [...held, ...all] };
  }
  const told = open.slice(0, MOST_TOLD);
  const until = workingDayFrom(rules.calendar, addDays(day, 1), 1);
  const rest = heldBy(open.slice(MOST_TOLD), { because: "others-first", until });
  const text = hashOf(told, day);
  if (hearing.history.some((each) => each.text === text)) {
    const same = heldBy(told, { because: "same-text" });
    return { person, day, held: [...held, ...same, ...rest] };
  }
  const isMoved = minute !== firstMinute(rules.hours, [], hearing.earliest);
  const message = { minute, isMoved, told, text };
  return { person, day, message, held: [...held, ...rest] };
}

/** What is still open and was not sent in its period, the most urgent first. */
function sortedOut(spoken: readonly Spoken[], hearing: Hearing) {
  const open: Spoken[] = [];
  const held: Held[] = [];
  for (const each of spoken.toSorted(byUrgency)) {
    if (each.isAgain && !isKnown(each, hearing)) continue;
    if (each.matter.isDone) held.push({ matter: each.matter, because: "done" });
    else if (isTold(each, hearing)) held.push({ matter: each.matter, because: "already-sent" });
    else if (hearing.hasDigest && each.source.forManagers) {
      held.push({ matter: each.matter, because: "in-digest" });
    } else open.push(each);
  }
  return { open, held };
}

const heldBy = (spoken: readonly Spoken[], reason: Reason): Held[] =>
  spoken.map(({ matter }) => ({ matter, ...reason }));

/** What falls due first goes first, and what has no day of its own last. */
function byUrgency({ matter: one }: Spoken, { matter: other }: Spoken): number {
  const days = [one, other].map(({ on, isWithoutDay }) => (isWithoutDay ? "9999" : on));
  return (days[0] ?? "") < (days[1] ?? "") ? -1 : Number(days[0] !== days[1]);
}

const isKnown = ({ matter }: Spoken, { history }: Hearing) =>
  history.some(({ rule }) => rule === matter.rule);

const isTold = ({ matter, period }: Spoken, { history }: Hearing) =>
  history.some((each) => each.rule === matter.rule && each.period === period);

interface Reason {
  readonly because: HeldReason;
  readonly until?: Day | undefined;
}

/** Why nothing is sent to somebody on this day, whatever the time of it. */
function reasonAgainst(
  day: Day,
  open: readonly Spoken[],
  { preference, history }: Hearing,
  { perWeek, calendar }: SendingRules,
): Reason | undefined {
  if (preference.isStopped) return { because: "stopped" };
  const silence = silenceOn(preference, day);
  if (silence) return { because: "silent", until: silence };
  if (history.some((each) => each.day === day)) {
    return { because: "one-a-day", until: workingDayFrom(calendar, addDays(day, 1), 1) };
  }
  const week = history.filter((each) => each.day > addDays(day, -WEEK) && each.day < day);
  const days = [...new Set(week.map((each) => each.day))];
  const isUrgent = open.some(({ matter }) => matter.on === day || matter.on === addDays(day, 1));
  if (days.length < perWeek || isUrgent) return undefined;
  const freed = addDays(days[days.length - perWeek] ?? day, WEEK);
  return { because: "ceiling", until: workingDayFrom(calendar, freed, 1) };
}

/** Why it is too late on this day: for everybody, or for somebody with quiet hours. */
function lateness(day: Day, { earliest }: Hearing, { hours, calendar }: SendingRules): Reason {
  const isOver = firstMinute(hours, [], earliest) === undefined;
  const until = workingDayFrom(calendar, addDays(day, 1), 1);
  return { because: isOver ? "too-late" : "quiet-hours", until };
}

/** The same where the same is said: how many days are left is said of all but what is over, or has no day. */
function hashOf(told: readonly Spoken[], day: Day): string {
  const said = told.map(({ matter: { says, facts, policy, article, on, isWithoutDay } }) => {
    const when = isWithoutDay ? [] : on < day ? [on] : [on, day];
    return [says, facts, policy?.id, article, ...when];
  });
  return createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 22);
}
