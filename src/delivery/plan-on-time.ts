import { planScheduled, type ScheduledPlanning } from "../app/scheduled/plan-scheduled.ts";
import type { Store } from "../app/store.ts";
import type { Moment } from "../domain/recurrence.ts";
import { type Going, goOn } from "./go-on.ts";
import type { JobEngine } from "./job-engine.ts";

/** What is needed to let reminders come on time while the program runs. */
export interface PlanningOnTime {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly planning: ScheduledPlanning;
  /** What the clocks show where the school is. */
  readonly wallTime: () => Moment;
  readonly onError: (error: unknown) => void;
}

const LOOK_EVERY_MS = 20_000;
const AT_ONCE = 4;
/** So many are looked at in one go; the others come with the next look. */
const MOST_DUE = 500;

/**
 * Looks again and again for reminders that are due, and plans each. Any process may do so: where the
 * engine cannot be reached, or forgets what it was asked, several do, and nobody is reminded twice.
 */
export function planOnTime({ store, engine, planning, wallTime, onError }: PlanningOnTime): Going {
  const now = () => {
    const { day, minute } = wallTime();
    return planning.instantAt(day, minute);
  };
  const plan = (id: string) => planScheduled(store, id, now(), planning);
  const queue = engine.queue("scheduled-reminders", { atOnce: AT_ONCE, onceFor: 0, handle: plan });
  const look = async () => {
    const ids = await store.scheduled.due(now(), MOST_DUE);
    if (ids.length === 0 || (await queue.ask(ids))) return;
    for (const id of ids) await plan(id);
  };
  return goOn(look, { everyMs: LOOK_EVERY_MS, onError });
}
