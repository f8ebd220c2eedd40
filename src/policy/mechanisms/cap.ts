import { z } from "zod";
import type { CapLine } from "../../domain/standing.ts";
import type { Window } from "../../domain/window.ts";
import { amount, type Dated, dated, inForce, mapDated } from "../terms/amount.ts";
import type { WindowLists } from "../terms/calendar.ts";
import type { Names } from "../terms/compile-condition.ts";
import {
  explain,
  placeAmong,
  type ScoredRecord,
  sortByCompletion,
  type WindowKind,
} from "../terms/item.ts";
import type { Measure } from "../terms/measures.ts";
import type { Scale } from "../terms/scale.ts";
import { identifier, ruleHead } from "../terms/text.ts";

/** At most so much of a basket counts in a window (封顶); what does not fit is reported, not dropped. */
export const capFile = z.strictObject({
  ...ruleHead,
  on: identifier,
  per: z.enum(["record", "year", "school-year", "cycle"]),
  at: dated(amount),
  /** More where the records of the window state so much of a measure altogether. */
  raise: z.strictObject({ to: amount, "with-at-least": amount, of: identifier }).optional(),
  /** Whether it cuts what is granted without a record too, which lies in the total alone. */
  "with-grants": z.literal(true, "write true, or leave it out").optional(),
});
export type CapFile = z.output<typeof capFile>;

export interface Cap {
  readonly id: string;
  readonly cite: string;
  readonly on: string;
  readonly per: "record" | "year" | "school-year" | "cycle";
  /** Whole units; a window uses the value in force on its first day. */
  readonly at: Dated<number>;
  readonly raise:
    | { readonly to: number; readonly atLeast: number; readonly measure: Measure }
    | undefined;
  readonly withGrants: boolean;
}

export const TOTAL = "total";

function compileRaise({ raise }: CapFile, names: Names, scale: Scale): Cap["raise"] {
  if (!raise) return undefined;
  const measure = names.measure(raise.of);
  const { numerator, denominator } = raise["with-at-least"];
  return {
    to: scale.units(raise.to),
    atLeast: (numerator * measure.perOne) / denominator,
    measure,
  };
}

export function compileCap(file: CapFile, names: Names, scale: Scale): Cap {
  return {
    id: file.id,
    cite: file.cite,
    on: file.on,
    per: file.per,
    at: mapDated(file.at, scale.units),
    raise: compileRaise(file, names, scale),
    withGrants: file["with-grants"] === true,
  };
}

/** Whether an item lies in the basket that a cap or requirement speaks of. */
export function inBasket(item: ScoredRecord, basket: string): boolean {
  if (basket === TOTAL) return true;
  // A loop, because a call to look through none or one takes longer than looking.
  for (const each of item.baskets) if (each === basket) return true;
  return false;
}

/** The amount that a cap of this window works on: yearly caps come before those of the cycle. */
function amountUnder(item: ScoredRecord, per: Cap["per"]): number {
  return per === "cycle" || item.booked === "cycle" ? item.inCycle : item.inYear;
}

function keep(
  item: ScoredRecord,
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
  explain(item, {
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

function take(item: ScoredRecord, cap: Cap, tally: Tally, scale: Scale): void {
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

/** A cap per record looks at each record by itself. */
function capRecords(
  cap: Cap,
  sorted: readonly ScoredRecord[],
  scale: Scale,
  lines: CapLine[],
): void {
  for (const item of sorted) {
    if (!item.counts || item.booked === "track" || !inBasket(item, cap.on)) continue;
    const limit = inForce(cap.at, item.day);
    if (limit === undefined) continue;
    const window = { label: item.id, from: item.day, to: item.day };
    const tally = { window, limit, before: 0, counted: 0 };
    take(item, cap, tally, scale);
    lines.push(lineOf(cap, tally, scale));
  }
}

/** Whether the records of a window state enough together for the higher limit. */
function isRaised(
  cap: Cap,
  per: WindowKind,
  place: number,
  items: readonly ScoredRecord[],
): cap is Cap & { readonly raise: object } {
  if (!cap.raise) return false;
  let stated = 0;
  for (const item of items) {
    if (!inBasket(item, cap.on) || placeAmong(item, per) !== place) continue;
    stated += cap.raise.measure.read(item.record) ?? 0;
  }
  return stated >= cap.raise.atLeast;
}

/** How much the cap lets through in a window; undefined where the text has no limit then. */
export function limitIn(
  cap: Cap,
  per: WindowKind,
  window: Window,
  place: number,
  items: readonly ScoredRecord[],
): number | undefined {
  return isRaised(cap, per, place, items) ? cap.raise.to : inForce(cap.at, window.from);
}

function capWindows(
  cap: Cap,
  per: WindowKind,
  sorted: readonly ScoredRecord[],
  listed: readonly Window[],
  scale: Scale,
  lines: CapLine[],
): void {
  const tallies = listed.map((window, place) => {
    const limit = limitIn(cap, per, window, place, sorted);
    return limit === undefined ? undefined : { window, limit, before: 0, counted: 0 };
  });
  for (const item of sorted) {
    if (!inBasket(item, cap.on)) continue;
    const tally = tallies[placeAmong(item, per)];
    if (tally) take(item, cap, tally, scale);
  }
  for (const tally of tallies) if (tally) lines.push(lineOf(cap, tally, scale));
}

/**
 * Applies the caps one after the other over the whole life; records must be in order of
 * completion. A line is reported for every window listed, also where nothing was cut.
 *
 * @param granted what was given without a record; only a cap that says so cuts it
 */
export function applyCaps(
  caps: readonly Cap[],
  records: readonly ScoredRecord[],
  granted: readonly ScoredRecord[],
  listed: WindowLists,
  scale: Scale,
): CapLine[] {
  const lines: CapLine[] = [];
  const all = granted.length > 0 ? sortByCompletion([...records, ...granted]) : records;
  for (const cap of caps) {
    const sorted = cap.withGrants ? all : records;
    if (cap.per === "record") capRecords(cap, sorted, scale, lines);
    else capWindows(cap, cap.per, sorted, listed[cap.per], scale, lines);
  }
  return lines;
}
