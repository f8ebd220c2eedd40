import { addDays, type Day } from "../../domain/day.ts";
import { timeOfDay } from "../../domain/time-of-day.ts";
import type { BoundAccount, Person } from "../access/ports.ts";
import { findAudience } from "../audience/find-audience.ts";
import type { Broadcasting } from "../broadcasts/broadcasting.ts";
import { type NewDelivery, NO_ACCOUNT } from "../delivery/ports.ts";
import { servedAccount } from "../delivery/served-account.ts";
import type { Kept, Store } from "../store.ts";
import type { NextTime, ScheduledReminder } from "./ports.ts";
import { type SchoolTime, withNext } from "./school-time.ts";

/** The kind of a delivery that a reminder comes to. */
export const REMINDER = "reminder";

/** What planning reminders needs. */
export interface ScheduledPlanning
  extends SchoolTime,
    Pick<Broadcasting, "documentOf" | "channels"> {
  /** What is sent on a day, for the outbox. */
  readonly write: (reminder: ScheduledReminder, owner: Person, today: Day) => unknown;
}

/** A reminder at one of its times. */
interface Due {
  readonly reminder: ScheduledReminder;
  readonly next: NextTime;
  readonly owner: Person;
}

const HOUR_MS = 60 * 60 * 1000;

/** The keys of the deliveries of a reminder begin with it and with the id of that, then a colon. */
export const KEY_PREFIX = "remind:";

/** One delivery for a reminder, a time and a person: however often it is planned, it comes once. */
function keyOf({ reminder, next }: Due, person: string): string {
  const time = `${KEY_PREFIX}${reminder.id}:${next.day}T${timeOfDay(next.minute)}`;
  return reminder.audience ? `${time}:${person}` : time;
}

/** The id of the reminder that a delivery of this key comes from. */
export const reminderIn = (key: string): string => key.split(":")[1] ?? "";

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
    const isOver = now >= endOf(due.next, planning);
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
    await putIn(store, { reminder, next, owner }, ids, planning);
  }
}

/** Puts in what these people get; those without an account are listed, so that somebody learns of it. */
async function putIn(
  { roster, outbox }: Pick<Kept, "roster" | "outbox">,
  due: Due,
  people: readonly string[],
  planning: ScheduledPlanning,
): Promise<void> {
  const accounts = await roster.accountsOf(people);
  const to = (person: string) =>
    servedAccount(accounts.get(person), planning) ?? { person, channel: "", account: "" };
  const deliveries = people.map((person) => deliveryTo(to(person), due, planning));
  const hasAccount = ({ address }: NewDelivery) => address.channel !== "";
  await outbox.put(deliveries.filter(hasAccount));
  await outbox.note(
    deliveries.filter((each) => !hasAccount(each)),
    NO_ACCOUNT,
  );
}

/** Moves a reminder on to its next time, unless somebody else did or it was changed; what goes to whoever set it is put in with that. */
async function moveOn(
  store: Store,
  found: Found,
  planning: ScheduledPlanning,
  isForOthers: boolean,
): Promise<void> {
  const { reminder, next, owner } = found;
  await store.transaction(async (kept) => {
    const now = await kept.scheduled.find(reminder.id);
    if (now?.next?.at !== next.at || now.isPaused) return;
    if (owner && !isForOthers) {
      await putIn(kept, { reminder: now, next, owner }, [now.owner], planning);
    }
    await kept.scheduled.put(withNext(now, next, planning));
  });
}

function deliveryTo(
  { channel, account, person }: Omit<BoundAccount, "at">,
  due: Due,
  planning: ScheduledPlanning,
): NewDelivery {
  const { reminder, next, owner } = due;
  return {
    key: keyOf(due, person),
    kind: REMINDER,
    person,
    address: { channel, to: { account } },
    content: planning.write(reminder, owner, next.day),
    dueAt: next.at,
    expiresAt: endOf(next, planning),
  };
}

/** With its day it is over, but not before an hour, so that one late in the evening is tried more than once. */
function endOf({ day, at }: NextTime, { instantAt }: SchoolTime): string {
  const midnight = instantAt(addDays(day, 1), 0);
  const hourLater = new Date(Date.parse(at) + HOUR_MS).toISOString();
  const [, last = midnight] = [midnight, hourLater].sort();
  return last;
}
