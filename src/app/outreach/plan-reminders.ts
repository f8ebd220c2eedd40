import { createHash } from "node:crypto";
import { addDays, type Day } from "../../domain/day.ts";
import type { BoundAccount } from "../access/ports.ts";
import { type NewDelivery, NO_ACCOUNT } from "../delivery/ports.ts";
import { servedAccount } from "../delivery/served-account.ts";
import type { Store } from "../store.ts";
import { type Concerned, type Decision, decide, type Message, waits } from "./decide.ts";
import { gatherOn, type Outreach } from "./gather.ts";
import type { PlannedDay, PlannedReminder } from "./ports.ts";
import { goAhead } from "./read-ahead.ts";
import { contentOf, plannedIn } from "./reminder-content.ts";
import type { Count } from "./tally.ts";

/** What planning a day needs. */
export interface Planning extends Outreach {
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

/** The moment from which on a day is planned, and the last day that was. */
export interface PlannedFrom {
  readonly day: Day;
  readonly minute: number;
  readonly planned?: PlannedDay | undefined;
}

/** One of the parts into which the units are divided, by their ids alone. */
export interface Part {
  readonly number: number;
  readonly of: number;
}

/** What planning some units came to; it can be sent to another process as it is. */
export interface PlannedPart extends Planned {
  readonly waiting: readonly string[];
  /** Whom those who answer for others are to be told of: a matter as a reminder keeps it, and how many. */
  readonly counted: readonly { readonly content: unknown; readonly people: Count["people"] }[];
}

/** Lets others plan every part of all units, and gives what they come to; whoever fails, all fail. */
export type SharePlanning = (from: PlannedFrom) => Promise<readonly PlannedPart[]>;

/**
 * Plans what is sent on the rest of a day, and puts it into the outbox. It may be called as often as
 * one likes, by several programs at once: nobody is reminded twice, and once everybody was looked at, only
 * those are looked at again for whom something waits. On a day off it does nothing.
 *
 * It reads page by page without a lock, and each page is put in by a short transaction, which leaves
 * out whoever was reminded of something meanwhile. So the units may be shared among several processes;
 * the rest, and that the day was planned to its end, comes when all of them are done.
 */
export async function planReminders(
  store: Store,
  planning: Planning,
  { day, minute }: { readonly day: Day; readonly minute: number },
  share: SharePlanning = async (from) => [await planPart(store, planning, from, WHOLE)],
): Promise<Planned> {
  if (!planning.rules.calendar.isWorkingDay(day)) return { messages: 0, unreachable: 0 };
  const planned = await store.reminders.lastDay(day);
  const from = { day, minute, planned };
  const parts = await share(from);
  const gathered = await gatherOn(store, planning, day, { planned, openOnly: true });
  for (const { counted } of parts) gathered.tally.goOnFrom(countsIn(counted, planning));
  const rest = await planPages(store, planning, from, gathered.rest());
  const all = [...parts, rest];
  const waiting = all.flatMap((each) => each.waiting).sort();
  await store.reminders.noteDay({ day, waiting });
  return {
    messages: all.reduce((sum, each) => sum + each.messages, 0),
    unreachable: all.reduce((sum, each) => sum + each.unreachable, 0),
  };
}

const WHOLE: Part = { number: 0, of: 1 };

/** Plans for those who work in the units of one part; those who answer for others wait for all parts. */
export async function planPart(
  store: Store,
  planning: Planning,
  from: PlannedFrom,
  part: Part,
): Promise<PlannedPart> {
  const { day, planned } = from;
  const gathered = await gatherOn(store, planning, day, { planned, openOnly: true });
  const pages = gathered.within((unit) => isIn(part, unit));
  const done = await planPages(store, planning, from, pages);
  const counted = gathered.tally
    .counts()
    .map(({ spoken, people }) => ({ content: contentOf([spoken]), people }));
  return { ...done, counted };
}

/** The same part whichever process asks, and whatever other units there are. */
function isIn({ number, of }: Part, unit: string): boolean {
  if (of === 1) return true;
  return createHash("sha256").update(unit).digest().readUInt32BE() % of === number;
}

function countsIn(counted: PlannedPart["counted"], planning: Planning): readonly Count[] {
  return counted.flatMap(({ content, people }) =>
    (plannedIn(content, planning) ?? []).flatMap(({ source, ...spoken }) =>
      source ? [{ spoken: { ...spoken, source }, people }] : [],
    ),
  );
}

async function planPages(
  store: Store,
  planning: Planning,
  { day, minute }: PlannedFrom,
  pages: AsyncGenerator<readonly Concerned[]>,
): Promise<Omit<PlannedPart, "counted">> {
  let [messages, unreachable] = [0, 0];
  const waiting: string[] = [];
  const digested = await peopleWithDigest(store);
  // What is read for the next people is read while those before are put in.
  for await (const page of goAhead(pages)) {
    const decided = await decidePage(store, planning, page, { day, earliest: minute, digested });
    waiting.push(...decided.filter(({ decision }) => waits(decision)).map(idOf));
    const told = decided.flatMap(({ message, ...each }) => (message ? [{ ...each, message }] : []));
    unreachable += told.filter(({ account }) => !account).length;
    messages += await putIn(store, planning, told);
  }
  return { messages, unreachable, waiting };
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
  readonly decision: Decision;
  readonly message: Message | undefined;
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
  return open.map((concerned) => {
    const { id } = concerned.subject.person.teacher;
    const history = histories.get(id) ?? [];
    const preference = preferences.get(id) ?? {};
    const hearing = { history, preference, earliest, hasDigest: digested.has(id) };
    const decision = decide(concerned, hearing, planning.rules);
    const account = servedAccount(accounts.get(id), planning);
    return { decision, message: decision.message, history, account };
  });
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
type Told = Decided & { readonly message: Message };

const idOf = ({ decision }: Decided) => decision.person.teacher.id;

/** One delivery a day and person, whatever it says. */
const keyOf = ({ person, day }: Decision) => `reminder:${person.teacher.id}:${day}`;

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
    content: contentOf(message.told),
    dueAt: instantAt(day, message.minute),
    // It is planned anew on another day, if it is still wanted then.
    expiresAt: instantAt(day, Math.max(...rules.hours.map(({ to }) => to))),
  };
}
