import type { Day } from "../../domain/day.ts";
import { unitsFor } from "../access/permissions.ts";
import type { OrganisationUnit, Person } from "../access/ports.ts";
import {
  type Address,
  DIGEST,
  NO_ACCOUNT,
  type Outcome,
  type TakenDelivery,
} from "../delivery/ports.ts";
import { type ServedChannels, servedAccount } from "../delivery/served-account.ts";
import type { Foreseen } from "../outreach/gather.ts";
import { silenceOn, type Whose } from "../outreach/ports.ts";
import { isTheirs } from "../outreach/still-wanted.ts";
import type { Kept, Store } from "../store.ts";
import { composeDigest, type Digest, topmost } from "./compose-digest.ts";
import { DIGEST_HOURS, digestDaysBetween, isDigestDay } from "./digest-days.ts";
import type { StoredOrder } from "./ports.ts";
import { unitsBelow } from "./refresh-counts.ts";

/** Fewer people than these are not counted where others read it: a number would say who it is. */
export const FEWEST_IN_GROUP = 5;

/** A digest as the outbox sends it, and the ids of those whom it names. */
export interface WrittenDigest {
  readonly content: unknown;
  readonly named: readonly string[];
}

/** What sending digests needs. */
export interface Digesting extends Foreseen, ServedChannels {
  readonly writeDigest: (digest: Digest, order: StoredOrder) => WrittenDigest;
  /** The ISO instant of a minute of a day, where the school is. */
  readonly instantAt: (day: Day, minute: number) => string;
}

/** A moment where the school is, and the ISO instant that it is. */
export interface DigestMoment {
  readonly day: Day;
  readonly minute: number;
  readonly at: string;
}

/** To whom a digest goes, and what it is about. */
export interface Reached {
  readonly units: readonly OrganisationUnit[];
  /** Absent where the person has no account to send anything to. */
  readonly address?: Address | undefined;
  readonly person?: Person;
}

type Read = Pick<Kept, "roster" | "rooms" | "preferences">;

/**
 * The orders for which it is time, of which no digest was put in today. What is asked for after its
 * time begins with the next day.
 */
export function ordersDue(
  orders: readonly StoredOrder[],
  { rules, instantAt }: Pick<Digesting, "rules" | "instantAt">,
  { day, minute }: Pick<DigestMoment, "day" | "minute">,
  minutesAhead = 0,
): readonly StoredOrder[] {
  if (minute >= DIGEST_HOURS.to) return [];
  return orders.filter(
    (order) =>
      isDigestDay(rules.calendar, order, day) &&
      order.minute <= minute + minutesAhead &&
      order.last?.day !== day &&
      order.at <= instantAt(day, order.minute),
  );
}

/** Nothing where a role was taken away, or where nothing is wanted on that day. */
export async function reachedBy(
  kept: Read,
  { whose }: Pick<StoredOrder, "whose">,
  day: Day,
  served: ServedChannels = {},
): Promise<Reached | undefined> {
  const preference = await kept.preferences.of(whose);
  if (silenceOn(preference, day)) return undefined;
  if (!("person" in whose)) {
    const { channel, room } = whose;
    const top = await kept.rooms.unitOf(channel, room);
    if (top === undefined || preference.isStopped) return undefined;
    const units = unitsBelow(await kept.roster.units(), new Set([top]));
    return { units, address: { channel, to: { room } } };
  }
  const person = await kept.roster.person(whose.person);
  const first = servedAccount(await kept.roster.accounts(whose.person), served);
  const units = person ? await unitsFor(kept.roster, person, "list-short") : [];
  if (!person || units.length === 0) return undefined;
  const address = first && { channel: first.channel, to: { account: first.account } };
  return { units, person, address };
}

/**
 * Puts today's digest for an order into the outbox, together with the note that it was and with a
 * look at everybody whom it names; says whether it did. One is put in for each day, however many
 * programs try.
 */
export async function putDigest(
  store: Store,
  digesting: Digesting,
  whose: StoredOrder["whose"],
  now: DigestMoment,
): Promise<boolean> {
  const order = await store.digestOrders.of(whose);
  if (!order || ordersDue([order], digesting, now).length === 0) return false;
  const reached = await reachedBy(store, order, now.day, digesting);
  if (!reached) return false;
  const { address } = reached;
  if (!address) {
    await noteUnreachable(store, digesting, order, now);
    return false;
  }
  const digest = await composeDigest(store, digesting, {
    ...{ units: reached.units, day: now.day, at: now.at, last: order.last },
    missed: await missedBefore(store, digesting, order, now.day),
    isPrivate: reached.person !== undefined,
  });
  if (!reached.person && digest.people < FEWEST_IN_GROUP) return false;
  const { content, named } = digesting.writeDigest(digest, order);
  const by = reached.person?.teacher.id;
  const looks = named
    .filter((whom) => by !== undefined && whom !== by)
    .map((whom) => ({ by: by ?? "", whom, at: now.at, why: DIGEST }));
  return store.transaction(async ({ digestOrders, outbox, accessLog }) => {
    const added = await outbox.put([
      {
        key: keyOf(order, now.day),
        kind: DIGEST,
        ...(by !== undefined && { person: by }),
        ...{ address, content, dueAt: now.at },
        expiresAt: digesting.instantAt(now.day, DIGEST_HOURS.to),
      },
    ]);
    const units = topmost(reached.units).map(({ id }) => id);
    await digestOrders.noteLast(whose, { day: now.day, at: now.at, units });
    if (added > 0) await accessLog.record(looks);
    return added > 0;
  });
}

/** Lists what would have been sent to somebody whom no channel knows. */
async function noteUnreachable(
  { outbox }: Pick<Kept, "outbox">,
  { instantAt }: Pick<Digesting, "instantAt">,
  order: StoredOrder,
  { day, at }: DigestMoment,
): Promise<void> {
  const key = `${keyOf(order, day)}:${NO_ACCOUNT}`;
  if (await outbox.find(key)) return;
  const { whose } = order;
  await outbox.note(
    [
      {
        ...{ key, kind: DIGEST, content: null, dueAt: at },
        ...("person" in whose && { person: whose.person }),
        address: { channel: "", to: { account: "" } },
        expiresAt: instantAt(day, DIGEST_HOURS.to),
      },
    ],
    NO_ACCOUNT,
  );
}

/** One a day, whoever or whatever room it is for. */
function keyOf({ whose }: StoredOrder, day: Day): string {
  return "person" in whose
    ? `${DIGEST}:${whose.person}:${day}`
    : `${DIGEST}:${whose.channel}:${whose.room}:${day}`;
}

/**
 * The days on which a digest should have come, from the last one on, and did not; not those on which
 * none was wanted, or the order was another one.
 */
async function missedBefore(
  { outbox, preferences }: Pick<Kept, "outbox" | "preferences">,
  { rules, instantAt }: Pick<Digesting, "rules" | "instantAt">,
  order: StoredOrder,
  day: Day,
): Promise<readonly Day[]> {
  const { last } = order;
  if (!last) return [];
  const delivery = await outbox.find(keyOf(order, last.day));
  const isUnsent = delivery !== undefined && delivery.state !== "sent";
  const preference = await preferences.of(order.whose);
  const between = digestDaysBetween(rules.calendar, order, last.day, day).filter(
    (each) => !silenceOn(preference, each) && order.at <= instantAt(each, order.minute),
  );
  return isUnsent ? [last.day, ...between] : between;
}

/**
 * Whether a digest is still to be sent, asked right before it is: nothing where it is. It is dropped
 * where it was stopped, or where a role that reaches what it is about was taken away.
 */
export async function isDigestStillWanted(
  kept: Read & Pick<Kept, "digestOrders">,
  { person, address }: Pick<TakenDelivery, "person" | "address">,
  day: Day,
): Promise<Outcome | undefined> {
  const whose = whoseIs(address, person);
  const order = whose && (await kept.digestOrders.of(whose));
  if (!order) return { kind: "dropped", problem: "stopped" };
  const reached = await reachedBy(kept, order, day);
  if (!reached) return { kind: "dropped", problem: "no role, or silent" };
  if (reached.person && !(await isTheirs(kept, address, reached.person))) {
    return { kind: "dropped", problem: "unbound" };
  }
  const ids = new Set(reached.units.map(({ id }) => id));
  const isWithin = (order.last?.units ?? []).every((unit) => ids.has(unit));
  return isWithin ? undefined : { kind: "dropped", problem: "the role was taken away" };
}

function whoseIs({ channel, to }: Address, person: string | undefined): Whose | undefined {
  if ("room" in to) return { channel, room: to.room };
  return person === undefined ? undefined : { person };
}
