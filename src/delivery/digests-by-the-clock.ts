import type { StoredOrder } from "../app/digest/ports.ts";
import {
  type Digesting,
  type DigestMoment,
  ordersDue,
  putDigest,
  reachedBy,
} from "../app/digest/put-digest.ts";
import { countBeforehand } from "../app/digest/refresh-counts.ts";
import type { Store } from "../app/store.ts";
import { addDays, type Day } from "../domain/day.ts";
import { type Going, goOn } from "./go-on.ts";
import type { JobEngine } from "./job-engine.ts";

/** What sending digests while the program runs needs. */
export interface DigestClock {
  readonly store: Store;
  readonly engine: JobEngine;
  readonly digesting: Digesting;
  readonly now: () => DigestMoment;
  readonly onError: (error: unknown) => void;
  /** How often it looks at the clock; in a test more often. */
  readonly lookEveryMs?: number;
}

const LOOK_EVERY_MS = 20_000;
/** Units are counted before the first digest is due, so that it is only added up then. */
const MINUTES_BEFORE = 30;
const UNITS_AT_ONCE = 2;
const DIGESTS_AT_ONCE = 2;
/** What was counted longer ago than this is compared with by nobody. */
const REMEMBERED_DAYS = 70;

/**
 * Counts units in the half hour before a digest that is about them, and puts each digest into the
 * outbox when it is due. Processes share the counting and the digests as jobs; what a job finds done
 * it leaves. Where the engine cannot be reached, it is done here.
 */
export function digestsByTheClock(clock: DigestClock): Going {
  const { store, engine, digesting, now, onError } = clock;
  const count = (unit: string) => countBeforehand(store, digesting, unit, now().day);
  const put = async (whose: StoredOrder["whose"]) => {
    await putDigest(store, digesting, whose, now());
  };
  const counting = engine.queue("count-units", {
    ...{ atOnce: UNITS_AT_ONCE, onceFor: 0 },
    handle: (id) => count(textOf(id)),
  });
  const putting = engine.queue("put-digests", {
    ...{ atOnce: DIGESTS_AT_ONCE, onceFor: 0 },
    handle: (id) => put(JSON.parse(textOf(id))),
  });
  const putDue = async (due: readonly StoredOrder[]) => {
    const ids = due.map(({ whose }) => idOf(JSON.stringify(whose)));
    if (due.length === 0 || (await putting.ask(ids))) return;
    for (const { whose } of due) await put(whose);
  };
  /** For which digests everything was counted at the last look. */
  let counted: string | undefined;
  const countFor = async (soon: readonly StoredOrder[], day: Day) => {
    const wanted = JSON.stringify([day, soon.map(({ whose }) => whose)]);
    if (wanted === counted) return;
    const units = await unitsToCount(store, soon, day);
    if (units.length === 0) counted = wanted;
    else if (!(await counting.ask(units.map(idOf)))) for (const unit of units) await count(unit);
  };
  let forgotten: Day | undefined;
  const look = async () => {
    const moment = now();
    const orders = await store.digestOrders.all();
    if (forgotten !== moment.day) {
      await store.unitCounts.forget(addDays(moment.day, -REMEMBERED_DAYS));
      forgotten = moment.day;
    }
    const due = ordersDue(orders, digesting, moment);
    await putDue(due);
    const soon = ordersDue(orders, digesting, moment, MINUTES_BEFORE);
    await countFor(
      soon.filter((order) => !due.includes(order)),
      moment.day,
    );
  };
  return goOn(look, { everyMs: clock.lookEveryMs ?? LOOK_EVERY_MS, onError });
}

/** The ids of units that digests are about, and that are not counted on that day. */
async function unitsToCount(
  store: Store,
  orders: readonly StoredOrder[],
  day: Day,
): Promise<readonly string[]> {
  if (orders.length === 0) return [];
  const units = new Set<string>();
  const all = await store.roster.units();
  const kept = { ...store, roster: { ...store.roster, units: async () => all } };
  for (const order of orders) {
    const reached = await reachedBy(kept, order, day);
    for (const { id } of reached?.units ?? []) units.add(id);
  }
  const counted = await store.unitCounts.countedOn(day);
  return [...units].filter((unit) => !counted.has(unit));
}

const idOf = (text: string) => Buffer.from(text).toString("base64url");
const textOf = (id: string) => Buffer.from(id, "base64url").toString();
