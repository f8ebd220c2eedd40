import type { Moment } from "../../domain/recurrence.ts";
import type { BoundAccount, Person } from "../access/ports.ts";
import { endsWhenDone } from "../audience/audience.ts";
import { membersAmong } from "../audience/find-audience.ts";
import { type NewDelivery, NO_ACCOUNT } from "../delivery/ports.ts";
import { servedAccount } from "../delivery/served-account.ts";
import { nextMoment } from "../outreach/next-moment.ts";
import type { Kept, Store } from "../store.ts";
import { audienceOf, type Broadcasting, deliveryKey } from "./broadcasting.ts";
import { type BroadcastProgress, progressOf } from "./outcome.ts";
import {
  BROADCAST,
  type Broadcast,
  type Decided,
  type LeftOut,
  NOTICE,
  type RecipientCount,
} from "./ports.ts";

/** Who a message says that it is from. */
export interface BroadcastFrom {
  readonly name: string;
  /** Where they work. */
  readonly unit: string;
}

/** What planning broadcasts needs. */
export interface BroadcastPlanning extends Broadcasting {
  /** What each recipient gets, as the outbox takes it. */
  readonly write: (text: string, from: BroadcastFrom) => unknown;
  /** What the sender reads at the end. */
  readonly writeEnd: (broadcast: Broadcast, progress: BroadcastProgress) => unknown;
}

const PEOPLE_AT_ONCE = 200;
/** So many deliveries of one broadcast wait at most: it can be paused at once, and others have room. */
const MOST_OPEN = 1_000;
/** What could not be sent for so long is not sent any more. */
const WANTED_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Puts deliveries of a broadcast into the outbox, until enough wait there, and ends it when all are
 * settled. It may be called as often as one likes, by several programs at once: the database knows
 * of whom nothing is decided yet, and nobody is planned twice.
 *
 * @returns how many deliveries were put in now
 */
export async function planBroadcast(
  store: Store,
  planning: BroadcastPlanning,
  id: string,
  now: Moment,
): Promise<number> {
  for (let planned = 0; ; ) {
    const broadcast = await store.broadcasts.find(id);
    if (broadcast?.state !== "sending") return planned;
    const counts = await store.broadcasts.counts(id);
    const isOpen = ({ state }: RecipientCount) => state === "planned" || state === "queued";
    const open = counts.filter(isOpen).reduce((sum, { people }) => sum + people, 0);
    const people = await store.broadcasts.undecided(id, PEOPLE_AT_ONCE);
    if (people.length === 0 && open === 0) await end(store, planning, broadcast, now);
    if (people.length === 0 || open >= MOST_OPEN) return planned;
    planned += await planPage(store, planning, { broadcast, people, now });
  }
}

interface Page {
  readonly broadcast: Broadcast;
  /** Their ids. */
  readonly people: readonly string[];
  readonly now: Moment;
}

/** Decides about some recipients without a lock; what was decided meanwhile stays as it is. */
async function planPage(store: Store, planning: BroadcastPlanning, page: Page): Promise<number> {
  const { id } = page.broadcast;
  const decided = await decidePage(store, planning, page);
  return store.transaction(async ({ broadcasts, outbox }) => {
    if ((await broadcasts.find(id))?.state !== "sending") return 0;
    const still = new Set(await broadcasts.undecided(id, PEOPLE_AT_ONCE));
    const rest = decided.filter(({ noted }) => still.has(noted.person));
    await broadcasts.decide(
      id,
      rest.map(({ noted }) => noted),
    );
    const deliveries = rest.flatMap(({ delivery }) => delivery ?? []);
    await outbox.note(deliveries.filter(hasNoAccount), NO_ACCOUNT);
    return outbox.put(deliveries.filter((each) => !hasNoAccount(each)));
  });
}

/** What is noted of a recipient, and what is put in for them: for no account, where they have none. */
interface DecidedOne {
  readonly noted: Decided;
  readonly delivery?: NewDelivery;
}

const NOWHERE = { channel: "", account: "" };
const hasNoAccount = ({ address }: NewDelivery) => address.channel === NOWHERE.channel;

async function decidePage(
  kept: Kept,
  planning: BroadcastPlanning,
  { broadcast, people, now }: Page,
): Promise<readonly DecidedOne[]> {
  const known = await kept.roster.people(people);
  const sender = await kept.roster.person(broadcast.sender);
  const asked = sender && audienceOf(broadcast, sender, now.day, planning);
  const members = asked ? await membersAmong(kept, asked, [...known.values()]) : [];
  const still = new Set(members.map(({ person }) => person.teacher.id));
  const accounts = await kept.roster.accountsOf(people);
  const preferences = await kept.preferences.ofMany(people);
  const from = sender && (await fromOf(kept, sender));
  const content = from && planning.write(broadcast.text, from);
  return people.map((person): DecidedOne => {
    const leftOut = (because: LeftOut) => ({ noted: { person, leftOut: because } });
    const isThere = known.has(person) && sender !== undefined;
    if (!still.has(person)) {
      return leftOut(isThere && endsWhenDone(broadcast.audience) ? "done" : "left");
    }
    const due = nextMoment(planning.rules, preferences.get(person)?.quiet ?? [], now);
    if (!due) return leftOut("quiet");
    const account = servedAccount(accounts.get(person), planning) ?? NOWHERE;
    const delivery = deliveryTo(
      { ...account, person },
      {
        key: deliveryKey(broadcast.id, person),
        ...{ kind: BROADCAST, content },
        dueAt: planning.instantAt(due.day, due.minute),
      },
    );
    return { noted: { person, delivery: delivery.key }, delivery };
  });
}

/** Who a message is from, as its readers know them. */
export async function fromOf(
  { roster }: Pick<Kept, "roster">,
  { teacher, unit }: Person,
): Promise<BroadcastFrom> {
  return { name: teacher.name, unit: (await roster.unit(unit))?.name ?? "" };
}

/** Something to be said to one account about a broadcast, wanted for some days. */
export function deliveryTo(
  { channel, account, person }: Pick<BoundAccount, "channel" | "account" | "person">,
  said: Pick<NewDelivery, "key" | "kind" | "content" | "dueAt">,
): NewDelivery {
  const expiresAt = new Date(Date.parse(said.dueAt) + WANTED_MS).toISOString();
  return { ...said, person, address: { channel, to: { account } }, expiresAt };
}

/** Ends a broadcast of which nothing is open any more, and lets its sender know what became of it. */
async function end(
  store: Store,
  planning: BroadcastPlanning,
  broadcast: Broadcast,
  now: Moment,
): Promise<void> {
  const { id, sender, round } = broadcast;
  const at = planning.instantAt(now.day, now.minute);
  const done: Broadcast = { ...broadcast, state: "done", at };
  await store.transaction(async ({ broadcasts, roster, outbox }) => {
    if (!(await broadcasts.change(done, "sending"))) return;
    const account = servedAccount(await roster.accounts(sender), planning);
    if (!account) return;
    const content = planning.writeEnd(done, progressOf(done, await broadcasts.counts(id)));
    const key = `broadcast-end:${id}:${round}`;
    await outbox.put([deliveryTo(account, { key, kind: NOTICE, content, dueAt: at })]);
  });
}
