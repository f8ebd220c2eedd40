import { addDays, type Day } from "../../domain/day.ts";
import { timeOfDay } from "../../domain/time-of-day.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { BoundAccount, Person } from "../access/ports.ts";
import { findAudience } from "../audience/find-audience.ts";
import type { NewDelivery } from "../delivery/ports.ts";
import type { Kept, Store } from "../store.ts";
import type { NextTime, ScheduledReminder } from "./ports.ts";
import { type SchoolTime, withNext } from "./school-time.ts";

/** The kind of a delivery that a reminder comes to. */
export const REMINDER = "reminder";

/** What planning reminders needs. */
export interface ScheduledPlanning {
  readonly time: SchoolTime;
  /** Nothing where the policy is not there any more. */
  readonly documentOf: (policy: string) => PolicyDocument | undefined;
  /** What is sent on a day, for the outbox. */
  readonly write: (reminder: ScheduledReminder, owner: Person, today: Day) => unknown;
}

/** A reminder at one of its times. */
interface Due {
  readonly reminder: ScheduledReminder;
  readonly next: NextTime;
  readonly owner: Person;
}

const KEY = /^remind:([0-9a-f]{1,40}):/;
const HOUR_MS = 60 * 60 * 1000;

/** One delivery for a reminder, a time and a person: however often it is planned, it comes once. */
function keyOf({ reminder, next }: Due, person: string): string {
  const time = `remind:${reminder.id}:${next.day}T${timeOfDay(next.minute)}`;
  return reminder.audience ? `${time}:${person}` : time;
}

/** The id of the reminder that a delivery comes from; nothing where it is another one. */
export function reminderIn(key: string): string | undefined {
  return KEY.exec(key)?.[1];
}

/**
 * Puts everything into the outbox that a reminder comes to until now, and moves it on from time to
 * time. What a stop of the program has let pass is put in too: it is sent while its day lasts, and is
 * listed as dropped afterwards. Others are looked for only while they can still be reminded; what
 * they missed is listed for whoever set it.
 */
export async function planScheduled(
  store: Store,
  id: string,
  now: string,
  planning: ScheduledPlanning,
): Promise<void> {
  for (;;) {
    const due = await dueNow(store, id, now);
    if (!due) return;
    const isOver = now >= endOf(due.next, planning.time);
    const isForOthers = due.reminder.audience !== undefined && !isOver;
    if (isForOthers) await putForOthers(store, due, planning);
    await moveOn(store, due, planning, isForOthers);
  }
}

type Found = Omit<Due, "owner"> & { readonly owner: Person | undefined };

async function dueNow(
  { scheduled, roster }: Pick<Kept, "scheduled" | "roster">,
  id: string,
  now: string,
): Promise<Found | undefined> {
  const reminder = await scheduled.find(id);
  const next = reminder?.next;
  if (!reminder || !next || reminder.isPaused || next.at > now) return undefined;
  return { reminder, next, owner: await roster.person(reminder.owner) };
}

/** Page by page, each by itself: what was put in before a stop is not put in twice. */
async function putForOthers(store: Store, found: Found, planning: ScheduledPlanning) {
  const { reminder, next, owner } = found;
  if (!owner || !reminder.audience) return;
  const { rule } = reminder.audience;
  const asked = { sender: owner, audience: rule, today: next.day };
  const { documentOf } = planning;
  for await (const page of findAudience(store, { ...asked, documentOf })) {
    const ids = page.map(({ person }) => person.teacher.id);
    const accounts = await store.roster.accountsOf(ids);
    const deliveries = ids.flatMap((id) => {
      const [account] = accounts.get(id) ?? [];
      return account ? [deliveryTo(account, { reminder, next, owner }, planning)] : [];
    });
    await store.outbox.put(deliveries);
  }
}

/** Moves a reminder on to its next time, unless somebody else did or it was changed; what goes to whoever set it is put in with that. */
async function moveOn(
  store: Store,
  found: Found,
  planning: ScheduledPlanning,
  isForOthers: boolean,
): Promise<void> {
  const { reminder, next, owner } = found;
  const [account] = (await store.roster.accountsOf([reminder.owner])).get(reminder.owner) ?? [];
  await store.transaction(async ({ scheduled, outbox }) => {
    const now = await scheduled.find(reminder.id);
    if (now?.next?.at !== next.at || now.isPaused) return;
    if (owner && account && !isForOthers) {
      await outbox.put([deliveryTo(account, { reminder: now, next, owner }, planning)]);
    }
    await scheduled.put(withNext(now, next, planning.time));
  });
}

function deliveryTo(
  { channel, account, person }: BoundAccount,
  due: Due,
  { time, write }: ScheduledPlanning,
): NewDelivery {
  const { reminder, next, owner } = due;
  return {
    key: keyOf(due, person),
    kind: REMINDER,
    person,
    address: { channel, to: { account } },
    content: write(reminder, owner, next.day),
    dueAt: next.at,
    expiresAt: endOf(next, time),
  };
}

/** With its day it is over, but not before an hour, so that one late in the evening is tried more than once. */
function endOf({ day, at }: NextTime, { instantAt }: SchoolTime): string {
  const midnight = instantAt(addDays(day, 1), 0);
  const hourLater = new Date(Date.parse(at) + HOUR_MS).toISOString();
  const [, last = midnight] = [midnight, hourLater].sort();
  return last;
}
