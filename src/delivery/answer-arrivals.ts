import { randomUUID } from "node:crypto";
import type { TakenArrival } from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";
import { type Pool, startPool } from "./pool.ts";

/** Answers what comes in on one channel. */
export interface Answering {
  readonly store: Pick<Store, "inbox">;
  readonly channel: string;
  /** Longer than any answer may take: after so long without one, another process answers. */
  readonly leaseSeconds: number;
  /** What is to be said to an arrival: nothing, one thing, or something to everybody and to one. */
  readonly answer: (arrival: TakenArrival) => Promise<readonly OutgoingMessage[]>;
  /** Told once an arrival is handled and what is said to it waits to be sent. */
  readonly onAnswered: (arrival: TakenArrival, said: readonly OutgoingMessage[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Of different speakers. */
const AT_ONCE = 16;
/** What was taken so often and never handled is left, for it may be what stops the process. */
const MOST_ATTEMPTS = 5;
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
  onAnswered,
  onError,
}: Answering): Pool {
  const holder = randomUUID();
  const said = async (arrival: TakenArrival): Promise<readonly OutgoingMessage[]> => {
    if (arrival.attempts < MOST_ATTEMPTS) return answer(arrival);
    onError(new Error(`arrival ${arrival.number} on ${channel} was given up`));
    return [];
  };
  return startPool({
    take: (limit) => store.inbox.take({ channel, holder, limit, seconds: leaseSeconds }),
    handle: async (arrival) => {
      const messages = await said(arrival);
      const isOurs = await store.inbox.done(arrival.number, holder, messages.map(deliveryOf));
      if (isOurs) onAnswered(arrival, messages);
    },
    ...{ atOnce: AT_ONCE, pauseMs: PAUSE_MS, onError },
  });
}
