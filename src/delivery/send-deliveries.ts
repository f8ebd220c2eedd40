import { randomUUID } from "node:crypto";
import type { Outbox, Outcome, TakenDelivery } from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import { deliveryOf, type OutgoingMessage } from "./outgoing-message.ts";
import { type Pool, startPool } from "./pool.ts";

/** Sends what waits for one channel. */
export interface Sending {
  readonly store: Pick<Store, "outbox" | "leases" | "transaction">;
  readonly channel: string;
  /** The program's clock, as an ISO instant. */
  readonly now: () => string;
  /** Tries once, and says how it went. */
  readonly send: (delivery: TakenDelivery) => Promise<Outcome>;
  /** What is to be said now that it is known how a try went. */
  readonly follow?: (delivery: TakenDelivery, outcome: Outcome) => readonly OutgoingMessage[];
  /** Told of what will never be sent, so that somebody learns of it. */
  readonly onFailed: (delivery: TakenDelivery, problem: string) => void;
  readonly onError: (error: unknown) => void;
}

const AT_ONCE = 20;
/** Longer than a try may take. */
const LEASE_SECONDS = 60;
/** For so long others wait before they send in the place of a process that is gone. */
const TURN_SECONDS = 5;
const PAUSE_MS = 500;

/**
 * Sends whatever is due, from one process at a time, so that what a channel allows a second is
 * counted in one place. Another process takes over when that one is gone.
 */
export function sendDeliveries(sending: Sending): Pool {
  const { store, channel, now, send, follow = () => [], onFailed, onError } = sending;
  const holder = randomUUID();
  const isOurTurn = createTurn(store.leases, `send:${channel}`, holder);
  const pool = startPool({
    take: async (limit) => {
      // Most of the time nothing is due, and then nobody who writes has to wait.
      if (!(await store.outbox.isDue(channel, now())) || !(await isOurTurn())) return [];
      return store.outbox.take({ channel, holder, now: now(), limit, seconds: LEASE_SECONDS });
    },
    handle: async (delivery) => {
      const outcome = await send(delivery);
      const next = follow(delivery, outcome).map(deliveryOf);
      const settleIn = (outbox: Outbox) =>
        outbox.settle(delivery.key, { holder, at: now(), outcome });
      const isOurs =
        next.length === 0
          ? await settleIn(store.outbox)
          : await store.transaction(async ({ outbox }) => {
              if (!(await settleIn(outbox))) return false;
              await outbox.put(next);
              return true;
            });
      if (isOurs && outcome.kind === "failed") onFailed(delivery, outcome.problem);
    },
    ...{ atOnce: AT_ONCE, pauseMs: PAUSE_MS, onError },
  });
  return {
    wake: pool.wake,
    stop: async () => {
      await pool.stop();
      await store.leases.release({ name: `send:${channel}`, holder, seconds: TURN_SECONDS });
    },
  };
}

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
