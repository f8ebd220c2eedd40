import { type BroadcastPlanning, planBroadcast } from "../app/broadcasts/plan-broadcast.ts";
import type { Store } from "../app/store.ts";
import type { Moment } from "../domain/recurrence.ts";
import { type Going, goOn } from "./go-on.ts";
import type { JobEngine } from "./job-engine.ts";

/** What planning broadcasts while the program runs needs. */
export interface SteadyPlanning {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly planning: BroadcastPlanning;
  /** What the clocks show where the school is. */
  readonly wallTime: () => Moment;
  readonly onError: (error: unknown) => void;
}

const LOOK_EVERY_MS = 2_000;

/**
 * Plans the broadcasts that are being sent, in whichever process gets to it. Which they are stands in
 * the database: where the engine cannot be reached, or forgets what was asked of it, each process
 * plans by itself, and nobody gets anything twice.
 */
export function planBroadcasts(given: SteadyPlanning): Going {
  const { store, engine, planning, wallTime, onError } = given;
  const plan = async (id: string) => {
    await planBroadcast(store, planning, id, wallTime());
  };
  const queue = engine.queue("plan-broadcasts", { atOnce: 1, onceFor: 0, handle: plan });
  const look = async () => {
    const sending = (await store.broadcasts.inState("sending")).map(({ id }) => id);
    if (sending.length === 0 || (await queue.ask(sending))) return;
    for (const id of sending) await plan(id);
  };
  return goOn(look, { everyMs: LOOK_EVERY_MS, onError });
}
