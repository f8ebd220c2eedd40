import { randomUUID } from "node:crypto";
import type { TakenArrival } from "../app/delivery/ports.ts";
import type { Kept, Store } from "../app/store.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";
import { type Pool, startPool } from "./pool.ts";

/** What an arrival comes to. */
export interface Answered {
  /** Nothing, one thing, or something to everybody and to one. */
  readonly said: readonly OutgoingMessage[];
  /** What is kept if and only if the arrival is noted as handled. */
  readonly keep?: (kept: Kept) => Promise<void>;
}

/** Answers what comes in on one channel. */
export interface Answering {
  readonly store: Pick<Store, "inbox" | "transaction">;
  readonly channel: string;
  /** Kept while an answer is made: another process answers so long after this one is gone. */
  readonly leaseSeconds: number;
  readonly answer: (arrival: TakenArrival) => Promise<Answered>;
  /** What is said to an arrival that cannot be answered; it must not read what came in. */
  readonly giveUp: (arrival: TakenArrival) => readonly OutgoingMessage[];
  /** Told once an arrival is handled and what is said to it waits to be sent. */
  readonly onAnswered: (arrival: TakenArrival, said: readonly OutgoingMessage[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Of different speakers. */
const AT_ONCE = 16;
/**
 * What was taken so often and never handled is left, for it may be what stops the process. It is
 * taken with others, and a machine may be cut off a few times in a row: a question must outlast that.
 */
const MOST_ATTEMPTS = 20;
const PAUSE_MS = 500;

/**
 * Answers whatever waits in the inbox, each speaker's messages in their order.
 *
 * That an arrival is handled and what is said to it are noted as one: who stops before leaves the
 * question to another process, who stops after has left the answer in the outbox.
 */
export function answerArrivals({
  store,
  channel,
  leaseSeconds,
  answer,
  giveUp,
  onAnswered,
  onError,
}: Answering): Pool {
  const holder = randomUUID();
  const answered = async (arrival: TakenArrival): Promise<Answered> => {
    if (arrival.attempts < MOST_ATTEMPTS) return answer(arrival);
    onError(new Error(`arrival ${arrival.number} on ${channel} was given up`));
    return { said: giveUp(arrival) };
  };
  /** Where the lease cannot be kept, another process may answer too, and one of both is noted. */
  const keptMeanwhile = async (arrival: TakenArrival) => {
    const lease = { holder, seconds: leaseSeconds };
    const keep = () => void store.inbox.keep(arrival.number, lease).catch(onError);
    const beats = setInterval(keep, (leaseSeconds * 1000) / 3);
    return answered(arrival).finally(() => clearInterval(beats));
  };
  return startPool({
    take: (limit) => store.inbox.take({ channel, holder, limit, seconds: leaseSeconds }),
    handle: async (arrival) => {
      const { said, keep } = await keptMeanwhile(arrival);
      const deliveries = said.map(deliveryOf);
      const isOurs = keep
        ? await store.transaction(async (kept) => {
            if (!(await kept.inbox.done(arrival.number, holder, deliveries))) return false;
            await keep(kept);
            return true;
          })
        : await store.inbox.done(arrival.number, holder, deliveries);
      if (isOurs) onAnswered(arrival, said);
    },
    ...{ atOnce: AT_ONCE, pauseMs: PAUSE_MS, onError },
  });
}
