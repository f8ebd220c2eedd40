import { randomUUID } from "node:crypto";
import type { TakenArrival } from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import { type Loop, startLoop } from "./loop.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";

/** Answers what comes in on one channel. */
export interface Answering {
  readonly store: Pick<Store, "inbox" | "transaction">;
  readonly channel: string;
  /** What is to be said to an arrival: nothing, one thing, or something to everybody and to one. */
  readonly answer: (arrival: TakenArrival) => Promise<readonly OutgoingMessage[]>;
  /** Told once what was answered waits to be sent. */
  readonly onAnswered: (arrival: TakenArrival, said: readonly OutgoingMessage[]) => void;
  readonly onError: (error: unknown) => void;
}

/** Of different speakers, at once. */
const AT_ONCE = 16;
/** Longer than any answer may take, so that nobody else answers meanwhile. */
const LEASE_SECONDS = 60;
/** What stops the process so often is left unanswered, for it would stop it for ever. */
const MOST_ATTEMPTS = 5;
const PAUSE_MS = 500;

/**
 * Answers whatever waits in the inbox, each speaker's messages in their order.
 *
 * That an arrival is handled and what is said to it are noted in one transaction: who stops before it
 * leaves the question for another process, who stops after it has left the answer in the outbox.
 */
export function answerArrivals(answering: Answering): Loop {
  const { store, channel, answer, onAnswered, onError } = answering;
  const holder = randomUUID();
  const handle = async (arrival: TakenArrival) => {
    const said = arrival.attempts < MOST_ATTEMPTS ? await answer(arrival) : [];
    if (arrival.attempts >= MOST_ATTEMPTS) {
      onError(new Error(`an arrival on ${channel} was given up after ${MOST_ATTEMPTS} attempts`));
    }
    const isOurs = await store.transaction(async ({ inbox, outbox }) => {
      if (!(await inbox.done(arrival.number, holder))) return false;
      await outbox.put(said.map(deliveryOf));
      return true;
    });
    if (isOurs) onAnswered(arrival, said);
  };
  const work = async () => {
    const arrivals = await store.inbox.take({
      ...{ channel, holder },
      limit: AT_ONCE,
      seconds: LEASE_SECONDS,
    });
    await Promise.all(arrivals.map((arrival) => handle(arrival).catch(onError)));
    return arrivals.length;
  };
  return startLoop(work, { pauseMs: PAUSE_MS, onError });
}
