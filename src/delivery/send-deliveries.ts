import { randomUUID } from "node:crypto";
import { noteElsewhere } from "../app/broadcasts/note-elsewhere.ts";
import { BROADCAST } from "../app/broadcasts/ports.ts";
import { onOtherChannel } from "../app/delivery/other-channel.ts";
import {
  ANSWER,
  type NewDelivery,
  type Outcome,
  type TakenDelivery,
} from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import type { JobEngine } from "./job-engine.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";
import { type Pool, startPool } from "./pool.ts";

/** Does a try to send something, and watches how it goes. */
export type WatchDelivery = (
  delivery: TakenDelivery,
  work: () => Promise<Outcome>,
) => Promise<Outcome>;

/** What becomes of a push before it is tried: how it ended already, or what it says. */
export type Prepared = { readonly outcome: Outcome } | { readonly content: unknown };

/** Sends what waits for one channel. */
export interface Sending {
  /** Shares pushes among processes, where there are several. */
  readonly engine: JobEngine;
  readonly store: Pick<Store, "outbox" | "leases" | "roster" | "transaction">;
  readonly channel: string;
  /** All on which the program sends: what fails on one goes to another, where its person has one. */
  readonly channels?: readonly string[];
  /** The program's clock, as an ISO instant. */
  readonly now: () => string;
  /** Asked right before a push is tried; nothing where it is to be sent as it is. */
  readonly prepare?: (push: TakenDelivery) => Promise<Prepared | undefined>;
  /** Tries once, and says how it went. */
  readonly send: (delivery: TakenDelivery) => Promise<Outcome>;
  /** Lets each try be watched; it gives what the try gives. */
  readonly watch?: WatchDelivery;
  /** What is to be said now that it is known how a try went. */
  readonly follow?: (delivery: TakenDelivery, outcome: Outcome) => readonly OutgoingMessage[];
  /** Told of what will never be sent, so that somebody learns of it. */
  readonly onFailed: (delivery: TakenDelivery, problem: string) => void;
  readonly onError: (error: unknown) => void;
}

const AT_ONCE = 20;
/** Kept while a try lasts: another process tries so long after this one is gone. */
const LEASE_SECONDS = 30;
/** For so long others wait before they send in the place of a process that is gone. */
const TURN_SECONDS = 5;
const PAUSE_MS = 500;
/** What the engine was asked for is left to it for so long. */
const TRUSTED_MS = 5_000;
/** So many jobs wait in the engine at most: more would be asked for in vain where it forgets them. */
const MOST_ASKED = 1_000;

/**
 * Sends whatever is due. Answers are sent from here at once. Pushes go through the engine, where any
 * process that has time takes them; those that it has not moved for a while, because it forgot them
 * or cannot be reached, are sent from here as well. Whoever sends takes the delivery from the
 * database first, so that one of them does. A push that cannot be sent for a reason of the channel
 * is put in for the person's next one, together with the note that it failed.
 */
export function sendDeliveries(sending: Sending): Pool {
  const { store, channel, now, send, follow = () => [], onFailed, onError } = sending;
  const { watch = (_, work) => work() } = sending;
  const { outbox } = store;
  const holder = randomUUID();
  const taker = () => ({ holder, now: now(), seconds: LEASE_SECONDS });
  const settle = async (delivery: TakenDelivery, outcome: Outcome) => {
    const { key } = delivery;
    const settled = { holder, at: now(), outcome };
    const elsewhere = await onOtherChannel(store.roster, pushOf(delivery), {
      ...settled,
      channels: sending.channels ?? [channel],
    });
    const next = [...follow(delivery, outcome).map(deliveryOf), ...(elsewhere ? [elsewhere] : [])];
    if (next.length === 0) return { isOurs: await outbox.settle(key, settled), elsewhere };
    const isOurs = await store.transaction(async (kept) => {
      if (!(await kept.outbox.settle(key, settled))) return false;
      await kept.outbox.put(next);
      // Nobody need hear of it before it has failed everywhere.
      if (elsewhere) await kept.outbox.report([key], settled.at);
      if (elsewhere?.kind === BROADCAST) await noteElsewhere(kept, elsewhere);
      return true;
    });
    return { isOurs, elsewhere };
  };
  const tried = async (delivery: TakenDelivery): Promise<Outcome> => {
    const prepared = delivery.kind === ANSWER ? undefined : await sending.prepare?.(delivery);
    if (!prepared) return send(delivery);
    return "outcome" in prepared ? prepared.outcome : send({ ...delivery, ...prepared });
  };
  const trySend = async (delivery: TakenDelivery) => {
    const keep = () =>
      void outbox.keep(delivery.key, { holder, seconds: LEASE_SECONDS }).catch(onError);
    const beats = setInterval(keep, (LEASE_SECONDS * 1000) / 3);
    const outcome = await watch(delivery, () => tried(delivery)).finally(() =>
      clearInterval(beats),
    );
    const { isOurs, elsewhere } = await settle(delivery, outcome);
    if (isOurs && !elsewhere && outcome.kind === "failed") onFailed(delivery, outcome.problem);
  };
  const relay = startRelay(sending, async (key) => {
    const delivery = await outbox.takeOne(key, taker());
    if (delivery) await trySend(delivery);
  });
  const isOurTurn = createTurn(store.leases, `send:${channel}`, holder);
  const pool = startPool({
    take: async (limit) => {
      const pushesDueBy = relay.isTrusted() ? before(now(), TRUSTED_MS) : now();
      const due = { channel, ...taker(), pushesDueBy };
      // Most of the time nothing is due, and then nobody who writes has to wait.
      if (!(await outbox.isDue(due))) return [];
      // Where processes do not share the pace, one of them sends at a time.
      if (!relay.isTrusted() && !(await isOurTurn())) return [];
      return outbox.take({ ...due, limit });
    },
    handle: trySend,
    ...{ atOnce: AT_ONCE, pauseMs: PAUSE_MS, onError },
  });
  return {
    wake: () => {
      pool.wake();
      relay.wake();
    },
    stop: async () => {
      await Promise.all([relay.stop(), pool.stop()]);
      await store.leases.release({ name: `send:${channel}`, holder, seconds: TURN_SECONDS });
    },
  };
}

/** A push as it was put in, without what is known of its tries. */
function pushOf({ attempts: _, doubtSince: __, ...push }: TakenDelivery): NewDelivery {
  return push;
}

interface Relay extends Pool {
  /** Whether the engine can be reached, so that what it was asked for is left to it. */
  isTrusted(): boolean;
}

/** Hands the pushes that are due to the engine, where processes share them. */
function startRelay(
  { engine, store, channel, now, onError }: Sending,
  handle: (key: string) => Promise<void>,
): Relay {
  if (!engine.isShared) return { wake() {}, async stop() {}, isTrusted: () => false };
  const queue = engine.queue(`send-${channel}`, {
    ...{ atOnce: AT_ONCE, onceFor: 0 },
    handle: (id) => handle(Buffer.from(id, "base64url").toString()),
  });
  const asked = new Map<string, number>();
  let isTrusted = true;
  const askForDue = async () => {
    const since = performance.now() - TRUSTED_MS;
    for (const [key, at] of asked) if (at < since) asked.delete(key);
    const due = await store.outbox.duePushes({ channel, now: now(), limit: MOST_ASKED });
    const fresh = due.filter((key) => !asked.has(key));
    isTrusted = await queue.ask(fresh.map((key) => Buffer.from(key).toString("base64url")));
    if (!isTrusted) asked.clear();
    else for (const key of fresh) asked.set(key, performance.now());
  };
  let asking: Promise<void> | undefined;
  const begin = () => {
    asking ??= askForDue()
      .catch(onError)
      .finally(() => {
        asking = undefined;
      });
  };
  const timer = setInterval(begin, PAUSE_MS);
  return {
    wake: begin,
    isTrusted: () => isTrusted,
    stop: async () => {
      clearInterval(timer);
      await asking;
    },
  };
}

const before = (instant: string, ms: number) => new Date(Date.parse(instant) - ms).toISOString();

/** Whether this process is the one that sends; it is asked again well before its turn would end. */
function createTurn(leases: Store["leases"], name: string, holder: string) {
  const lease = { name, holder, seconds: TURN_SECONDS };
  let until = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() < until) return true;
    if (!(await leases.keep(lease)) && (await leases.take(lease))) return false;
    until = performance.now() + (TURN_SECONDS * 1000) / 3;
    return true;
  };
}
