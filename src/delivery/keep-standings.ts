import type { Foreseen } from "../app/outreach/gather.ts";
import { unitsToWeigh, weighUnit } from "../app/standing/refresh-standings.ts";
import type { Store } from "../app/store.ts";
import type { Day } from "../domain/day.ts";
import { type Going, goOn } from "./go-on.ts";
import type { JobEngine } from "./job-engine.ts";

/** What keeping standings at hand while the program runs needs. */
export interface KeepingStandings {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly foreseen: Pick<Foreseen, "documentOf" | "program">;
  /** What the clocks show where the school is. */
  readonly wallTime: () => { readonly day: Day };
  readonly onError: (error: unknown) => void;
  /** How often it looks while there is something to weigh; in a test more often. */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 60_000;
/** Where nothing was to be weighed, it looks only every so many times. */
const PATIENCE = 10;
/** So many units are asked for in one go. */
const MOST_UNITS = 1_000;

/**
 * Weighs people in the background, unit by unit, whenever something about them changed, so that
 * planning reminders and counting for digests only read what their standings come to. Processes share
 * the units as jobs; what a job finds done it leaves. Whoever is not weighed in time is weighed by
 * whoever needs it, so that nothing depends on this but time.
 */
export function keepStandings(given: KeepingStandings): Going {
  const { store, engine, foreseen, wallTime, onError } = given;
  let isStopped = false;
  const weigh = async (unit: string) => {
    if (!isStopped) await weighUnit(store, foreseen, unit, wallTime().day);
  };
  const queue = engine.queue("weigh-units", {
    ...{ atOnce: 1, onceFor: 0 },
    handle: (id) => weigh(Buffer.from(id, "base64url").toString()),
  });
  let patience = 0;
  const look = async () => {
    patience -= 1;
    if (patience > 0) return;
    const units = await unitsToWeigh(store, foreseen, { day: wallTime().day, most: MOST_UNITS });
    if (units.length === 0) patience = PATIENCE;
    else if (await queue.ask(units.map((unit) => Buffer.from(unit).toString("base64url")))) return;
    else for (const unit of units) await weigh(unit);
  };
  const going = goOn(look, { everyMs: given.lookEveryMs ?? LOOK_EVERY_MS, onError });
  return {
    stop: async () => {
      isStopped = true;
      await going.stop();
    },
  };
}
