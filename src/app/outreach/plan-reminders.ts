import { addDays, type Day } from "../../domain/day.ts";
import type { BoundAccount } from "../access/ports.ts";
import { type NewDelivery, NO_ACCOUNT } from "../delivery/ports.ts";
import { breathe } from "../import/import-turn.ts";
import type { Store } from "../store.ts";
import {
  type Concerned,
  type Decision,
  decide,
  type Message,
  type Write,
  waits,
} from "./decide.ts";
import { gather, type Outreach } from "./gather.ts";
import type { PlannedReminder } from "./ports.ts";

/** What a reminder says, for a person to read and for the outbox to send. */
export interface WrittenReminder {
  readonly text: string;
  readonly content: unknown;
}

/** What planning a day needs. */
export interface Planning extends Outreach {
  readonly write: Write<WrittenReminder>;
  /** The ISO instant of a minute of a day, where the school is. */
  readonly instantAt: (day: Day, minute: number) => string;
}

/** What planning came to. */
export interface Planned {
  /** Messages that were put in now. */
  readonly messages: number;
  /** People who would have got one, and who have no account to send it to. */
  readonly unreachable: number;
}

/** What was sent longer ago than this is forgotten when a text is compared. */
export const REMEMBERED_DAYS = 400;

/**
 * Plans what is sent on the rest of a day, and puts it into the outbox. It may be called as often as
 * one likes, by several programs at once: nobody is reminded twice, and once everybody was looked at, only
 * those are looked at again for whom something waits. On a day off it does nothing.
 *
 * It reads page by page without a lock, and each page is put in by a short transaction, which leaves
 * out whoever was reminded of something meanwhile.
 */
export async function planReminders(
  store: Store,
  planning: Planning,
  now: { readonly day: Day; readonly minute: number },
): Promise<Planned> {
  const { day, minute } = now;
  let [messages, unreachable] = [0, 0];
  const waiting: string[] = [];
  if (!planning.rules.calendar.isWorkingDay(day)) return { messages, unreachable };
  const planned = await store.reminders.lastDay(day);
  const digested = await peopleWithDigest(store);
  for await (const page of gather(store, planning, day, { ...(planned && { planned }) })) {
    const decided = await decidePage(store, planning, page, { day, earliest: minute, digested });
    waiting.push(...decided.filter(({ decision }) => waits(decision)).map(idOf));
    const told = decided.flatMap(({ message, ...each }) => (message ? [{ ...each, message }] : []));
    unreachable += told.filter(({ account }) => !account).length;
    messages += await putIn(store, planning, told);
  }
  await store.reminders.noteDay({ day, waiting: waiting.sort() });
  return { messages, unreachable };
}

/** The ids of those who get a digest, so that no reminder says the same. */
export async function peopleWithDigest({
  digestOrders,
}: Pick<Store, "digestOrders">): Promise<ReadonlySet<string>> {
  const orders = await digestOrders.all();
  return new Set(orders.flatMap(({ whose }) => ("person" in whose ? whose.person : [])));
}

/** What was decided for somebody, before it is put in. */
interface Decided {
  readonly decision: Decision<WrittenReminder>;
  readonly message: Message<WrittenReminder> | undefined;
  readonly history: readonly PlannedReminder[];
  readonly account: BoundAccount | undefined;
}

async function decidePage(
  store: Store,
  planning: Planning,
  page: readonly Concerned[],
  {
    day,
    earliest,
    digested,
  }: {
    readonly day: Day;
    readonly earliest: number;
    readonly digested: ReadonlySet<string>;
  },
): Promise<readonly Decided[]> {
  const open = page.filter(({ spoken }) => spoken.some(({ matter }) => !matter.isDone));
  const ids = open.map(({ subject }) => subject.person.teacher.id);
  const histories = await store.reminders.ofMany(ids, addDays(day, -REMEMBERED_DAYS));
  const preferences = await store.preferences.ofMany(ids);
  const accounts = await store.roster.accountsOf(ids);
  const decided: Decided[] = [];
  for (const concerned of open) {
    const { id } = concerned.subject.person.teacher;
    const history = histories.get(id) ?? [];
    const preference = preferences.get(id) ?? {};
    const hearing = { history, preference, earliest, hasDigest: digested.has(id) };
    const decision = decide(concerned, hearing, planning.rules, planning.write);
    const { message } = decision;
    decided.push({ decision, message, history, account: accounts.get(id)?.[0] });
    if (!message) continue;
    // Finding the next step takes a while: whoever asks something is answered in between.
    await breathe();
  }
  return decided;
}

async function putIn(store: Store, planning: Planning, decided: readonly Told[]): Promise<number> {
  const [first] = decided;
  if (!first) return 0;
  const since = addDays(first.decision.day, -REMEMBERED_DAYS);
  const ids = decided.map(({ decision }) => decision.person.teacher.id);
  return store.transaction(async ({ reminders, outbox }) => {
    const now = await reminders.ofMany(ids, since);
    const still = decided.filter(
      ({ decision, history }) =>
        (now.get(decision.person.teacher.id) ?? []).length === history.length,
    );
    const reached = still.filter(({ account }) => account);
    const others = still.filter(({ account }) => !account);
    await outbox.note(others.map((each) => deliveryOf(each, planning)).map(unsent), NO_ACCOUNT);
    await reminders.put(reached.flatMap(rowsOf));
    return outbox.put(reached.map((each) => deliveryOf(each, planning)));
  });
}

/** It is kept under a key of its own: once there is an account, the day's message may still come. */
const unsent = (delivery: NewDelivery): NewDelivery => ({
  ...delivery,
  key: `${delivery.key}:${NO_ACCOUNT}`,
});

/** Somebody who gets a message. */
type Told = Decided & { readonly message: Message<WrittenReminder> };

const idOf = ({ decision }: Decided) => decision.person.teacher.id;

/** One delivery a day and person, whatever it says. */
const keyOf = ({ person, day }: Decision<unknown>) => `reminder:${person.teacher.id}:${day}`;

function rowsOf({ decision, message }: Told): PlannedReminder[] {
  const { person, day } = decision;
  return message.told.map(({ matter, period }) => ({
    rule: matter.rule,
    person: person.teacher.id,
    period,
    day,
    delivery: keyOf(decision),
    text: message.text,
  }));
}

function deliveryOf(
  { decision, message, account }: Told,
  { instantAt, rules }: Planning,
): NewDelivery {
  const { person, day } = decision;
  const [first] = message.told;
  return {
    key: keyOf(decision),
    kind: first?.matter.kind ?? "",
    person: person.teacher.id,
    address: { channel: account?.channel ?? "", to: { account: account?.account ?? "" } },
    content: message.written.content,
    dueAt: instantAt(day, message.minute),
    // It says how many days are left, so it is not sent on another day.
    expiresAt: instantAt(day, Math.max(...rules.hours.map(({ to }) => to))),
  };
}
