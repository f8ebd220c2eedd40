import { randomUUID } from "node:crypto";
import type { Outcome, TakenDelivery } from "../app/delivery/ports.ts";
import type { Store } from "../app/store.ts";
import { type Loop, startLoop } from "./loop.ts";

/** Sends what waits for one channel. */
export interface Sending {
  readonly store: Pick<Store, "outbox" | "leases">;
  readonly channel: string;
  /** The program's clock, as an ISO instant. */
  readonly now: () => string;
  /** Tries once; it never throws for what the channel answers. */
  readonly send: (delivery: TakenDelivery) => Promise<Outcome>;
  /** Told of what will never be sent, so that somebody is. */
  readonly onFailed: (delivery: TakenDelivery, outcome: Outcome) => void;
  readonly onError: (error: unknown) => void;
}

const AT_ONCE = 20;
/** Longer than a try may take. */
const LEASE_SECONDS = 120;
/** For so long another process waits before it sends in the place of one that is gone. */
const TURN_SECONDS = 15;
const PAUSE_MS = 500;

/**
 * Sends whatever is due, from one process at a time, so that what a channel allows a second is
 * counted in one place. Another process takes over when that one is gone.
 */
export function sendDeliveries(sending: Sending): Loop {
  const { store, channel, now, onError } = sending;
  const holder = randomUUID();
  const turn = { name: `send:${channel}`, holder, seconds: TURN_SECONDS };
  let keptAt = Number.NEGATIVE_INFINITY;
  const isOurTurn = async () => {
    // Asked again well before it would end, not each time: keeping it is a write.
    if (performance.now() - keptAt < (TURN_SECONDS * 1000) / 3) return true;
    const isKept = await store.leases.keep(turn);
    if (!isKept && (await store.leases.take(turn)) !== undefined) return false;
    keptAt = performance.now();
    return true;
  };
  const work = async () => {
    if (!(await isOurTurn())) return 0;
    const taking = { channel, holder, now: now(), limit: AT_ONCE, seconds: LEASE_SECONDS };
    const deliveries = await store.outbox.take(taking);
    await Promise.all(deliveries.map((each) => trySending(sending, holder, each).catch(onError)));
    return deliveries.length;
  };
  const loop = startLoop(work, { pauseMs: PAUSE_MS, onError });
  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop();
      await store.leases.release(turn);
    },
  };
}

async function trySending(
  { store, send, now, onFailed }: Sending,
  holder: string,
  delivery: TakenDelivery,
): Promise<void> {
  const outcome = await send(delivery);
  const isOurs = await store.outbox.settle(delivery.key, { holder, at: now(), outcome });
  if (isOurs && outcome.kind === "failed") onFailed(delivery, outcome);
}
