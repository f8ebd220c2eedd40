import { addDays } from "../../domain/day.ts";
import { timeOfDay } from "../../domain/time-of-day.ts";
import type { NewDelivery } from "../delivery/ports.ts";
import type { Kept, Store } from "../store.ts";
import type { NextTime, ScheduledReminder } from "./ports.ts";
import { type SchoolTime, withNext } from "./school-time.ts";

/** The kind of a delivery that a reminder comes to. */
export const REMINDER = "reminder";

/** What planning reminders needs. */
export interface ScheduledPlanning {
  readonly time: SchoolTime;
  /** What is sent, for the outbox. */
  readonly write: (reminder: ScheduledReminder) => unknown;
}

const KEY = /^remind:([0-9a-f]{1,40}):/;
const HOUR_MS = 60 * 60 * 1000;

/** One delivery for a reminder and a time: however often it is planned, it comes once. */
function keyOf({ id }: ScheduledReminder, { day, minute }: NextTime): string {
  return `remind:${id}:${day}T${timeOfDay(minute)}`;
}

/** The id of the reminder that a delivery comes from; nothing where it is another one. */
export function reminderIn(key: string): string | undefined {
  return KEY.exec(key)?.[1];
}

/**
 * Puts everything into the outbox that a reminder comes to until now, and moves it on to its next
 * time: both or neither. What a stop of the program has let pass is put in too, so that it is sent
 * while its day lasts, and is listed as dropped afterwards.
 */
export async function planScheduled(
  store: Pick<Store, "transaction">,
  id: string,
  now: string,
  planning: ScheduledPlanning,
): Promise<void> {
  while (await store.transaction((kept) => planNext(kept, id, now, planning)));
}

/** Whether there was something to plan. */
async function planNext(
  kept: Kept,
  id: string,
  now: string,
  { time, write }: ScheduledPlanning,
): Promise<boolean> {
  const reminder = await kept.scheduled.find(id);
  const next = reminder?.next;
  if (!reminder || !next || reminder.isPaused || next.at > now) return false;
  const { owner } = reminder;
  const person = await kept.roster.person(owner);
  const [account] = (await kept.roster.accountsOf([owner])).get(owner) ?? [];
  if (person && account) {
    const delivery: NewDelivery = {
      key: keyOf(reminder, next),
      kind: REMINDER,
      person: owner,
      address: { channel: account.channel, to: { account: account.account } },
      content: write(reminder),
      dueAt: next.at,
      expiresAt: endOf(next, time),
    };
    await kept.outbox.put([delivery]);
  }
  await kept.scheduled.put(withNext(reminder, next, time));
  return true;
}

/** With its day it is over, but not before an hour, so that one late in the evening is tried more than once. */
function endOf({ day, at }: NextTime, { instantAt }: SchoolTime): string {
  const midnight = instantAt(addDays(day, 1), 0);
  const hourLater = new Date(Date.parse(at) + HOUR_MS).toISOString();
  const [, last = midnight] = [midnight, hourLater].sort();
  return last;
}
