import { z } from "zod";
import type { CapLine } from "../../domain/standing.ts";
import type { Window } from "../../domain/window.ts";
import { amount, type Dated, dated, inForce, mapDated } from "../amount.ts";
import { type Item, windowOf } from "../item.ts";
import type { Scale } from "../scale.ts";
import { identifier, ruleHead } from "../text.ts";

/** At most so much of a basket counts in a window (封顶); what does not fit is reported, not dropped. */
export const capFile = z.strictObject({
  ...ruleHead,
  on: identifier,
  per: z.enum(["record", "year", "school-year", "cycle"]),
  at: dated(amount),
});
export type CapFile = z.output<typeof capFile>;

export interface Cap {
  readonly id: string;
  readonly cite: string;
  readonly on: string;
  readonly per: "record" | "year" | "school-year" | "cycle";
  /** Whole units; a window uses the value in force on its first day. */
  readonly at: Dated<number>;
}

export const TOTAL = "total";

export function compileCap(file: CapFile, scale: Scale): Cap {
  return {
    id: file.id,
    cite: file.cite,
    on: file.on,
    per: file.per,
    at: mapDated(file.at, scale.units),
  };
}

/** Whether an item lies in the basket that a cap or requirement speaks of. */
export function inBasket(item: Item, basket: string): boolean {
  return basket === TOTAL || item.baskets.includes(basket);
}

/** The amount that a cap of this window works on: yearly caps come before those of the cycle. */
function amountUnder(item: Item, per: Cap["per"]): number {
  return per === "cycle" || item.booked === "cycle" ? item.inCycle : item.inYear;
}

function keep(
  item: Item,
  cap: Cap,
  label: string,
  limit: number,
  room: number,
  scale: Scale,
): number {
  const before = amountUnder(item, cap.per);
  const counted = Math.min(before, Math.max(room, 0));
  if (counted === before) return before;
  if (item.cycle) item.inCycle = counted;
  if (cap.per !== "cycle") item.inYear = item.booked === "cycle" ? 0 : counted;
  item.reasons.push({
    code: "capped",
    article: cap.cite,
    rule: cap.id,
    limit: scale.read(limit),
    window: cap.per,
    label,
    lost: scale.read(before - counted),
  });
  return counted;
}

/** What a cap has let through in one window so far. */
interface Tally {
  readonly window: Window;
  readonly limit: number;
  before: number;
  counted: number;
}

function take(item: Item, cap: Cap, tally: Tally, scale: Scale): void {
  const { window, limit } = tally;
  tally.before += amountUnder(item, cap.per);
  tally.counted += keep(item, cap, window.label, limit, limit - tally.counted, scale);
}

function lineOf(cap: Cap, { window, limit, before, counted }: Tally, scale: Scale): CapLine {
  return {
    id: cap.id,
    scope: cap.on,
    window: cap.per,
    label: window.label,
    limit: scale.read(limit),
    before: scale.read(before),
    counted: scale.read(counted),
    lost: scale.read(before - counted),
    room: scale.read(limit - counted),
    article: cap.cite,
  };
}

function open(cap: Cap, window: Window): Tally | undefined {
  const limit = inForce(cap.at, window.from);
  return limit === undefined ? undefined : { window, limit, before: 0, counted: 0 };
}

/** A cap per record looks at each record by itself. */
function capRecords(cap: Cap, sorted: readonly Item[], scale: Scale): CapLine[] {
  return sorted.flatMap((item) => {
    if (!item.counts || item.booked === "track" || !inBasket(item, cap.on)) return [];
    const tally = open(cap, { label: item.id, from: item.day, to: item.day });
    if (!tally) return [];
    take(item, cap, tally, scale);
    return [lineOf(cap, tally, scale)];
  });
}

/**
 * Applies one cap over the whole life; `sorted` must be in order of completion.
 * A line is reported for every window listed, also where nothing was cut.
 */
export function applyCap(
  cap: Cap,
  sorted: readonly Item[],
  listed: readonly Window[],
  scale: Scale,
): CapLine[] {
  const { per } = cap;
  if (per === "record") return capRecords(cap, sorted, scale);
  const tallies = listed.map((window) => open(cap, window));
  for (const item of sorted) {
    const window = inBasket(item, cap.on) ? windowOf(item, per) : undefined;
    const tally = window && tallies[listed.indexOf(window)];
    if (tally) take(item, cap, tally, scale);
  }
  return tallies.flatMap((tally) => (tally ? [lineOf(cap, tally, scale)] : []));
}
