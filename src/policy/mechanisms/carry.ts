import { z } from "zod";
import { addDays, addMonths } from "../../domain/day.ts";
import type { Window } from "../../domain/window.ts";
import { amount, inForce } from "../terms/amount.ts";
import type { Calendar } from "../terms/calendar.ts";
import type { Scale } from "../terms/scale.ts";
import { identifier, ruleHead } from "../terms/text.ts";
import type { Demand, Requirement } from "./require.ts";

/**
 * Surplus of one window fills the same requirement in the windows after it (结转), the
 * oldest first. It shows in the filled lines alone: totals stay what was earned in them.
 */
export const carryFile = z.strictObject({
  ...ruleHead,
  /** The id of a requirement. */
  "surplus-of": identifier,
  /** In how many windows after its own it may be used; 0 where the text rules it out. */
  windows: z.union([z.number().int().min(0).max(99), z.literal("all")], {
    error: "write a whole number of windows, or all",
  }),
  /** No more of one window's surplus than this. */
  "at-most": amount.optional(),
});
export type CarryFile = z.output<typeof carryFile>;

export interface Carry {
  readonly id: string;
  readonly cite: string;
  readonly requirement: Requirement;
  readonly windows: number;
  readonly most: number;
}

export function compileCarry(
  file: CarryFile,
  requirements: readonly Requirement[],
  scale: Scale,
): Carry[] {
  const { id, cite, windows, "at-most": most } = file;
  return requirements
    .filter((requirement) => requirement.id === file["surplus-of"])
    .map((requirement) => ({
      id,
      cite,
      requirement,
      windows: windows === "all" ? Number.POSITIVE_INFINITY : windows,
      most: most ? scale.units(most) : Number.POSITIVE_INFINITY,
    }));
}

/** What is left of one window's surplus, and in how many more windows it may be used. */
interface Lot {
  readonly from: string;
  left: number;
  windows: number;
}

/** The windows strictly between two, which nobody asked about but which pass all the same. */
function between(before: Window, after: Window, per: "year" | "cycle", calendar: Calendar) {
  const found: Window[] = [];
  const nextFrom = ({ to }: Window) => {
    // A few days may lie in no window at all.
    for (let day = addDays(to, 1); day < addMonths(to, 12); day = addDays(day, 1)) {
      const window = calendar.placeOf(day)[per];
      if (window) return window;
    }
    return undefined;
  };
  for (let window = nextFrom(before); window && window.from < after.from; ) {
    found.push(window);
    window = nextFrom(window);
  }
  return found;
}

/** Uses the oldest lots for what is missing, and tells how much each gave. */
function draw(lots: readonly Lot[], missing: number): { from: string; amount: number }[] {
  let open = missing;
  return lots.flatMap((lot) => {
    const given = Math.min(lot.left, Math.max(0, open));
    if (given === 0) return [];
    lot.left -= given;
    open -= given;
    return [{ from: lot.from, amount: given }];
  });
}

function aged(lots: readonly Lot[]): Lot[] {
  return lots
    .map((lot) => ({ ...lot, windows: lot.windows - 1 }))
    .filter(({ left, windows }) => left > 0 && windows >= 0);
}

/** What is left after windows that nobody asked about: each uses what it can. */
function afterPassing(lots: Lot[], windows: readonly Window[], { atLeast }: Requirement): Lot[] {
  return windows.reduce((left, window) => {
    const usable = aged(left);
    draw(usable, inForce(atLeast, window.from) ?? 0);
    return usable;
  }, lots);
}

/** Fills a demand that no record fulfils from the lots, and says from which. */
function fill(demand: Demand, lots: readonly Lot[], article: string): void {
  if (demand.waivedBy) return;
  const drawn = draw(lots, demand.required - demand.counted);
  for (const each of drawn) demand.counted += each.amount;
  if (drawn.length > 0) demand.carried = drawn.map((each) => ({ ...each, article }));
}

function carryAlong(
  demands: readonly Demand[],
  { cite, requirement, windows, most }: Carry,
  calendar: Calendar,
): void {
  let lots: Lot[] = [];
  let before: Window | undefined;
  for (const demand of demands) {
    const { window, asked, counted } = demand;
    const passed = before ? between(before, window, requirement.per, calendar) : [];
    lots = aged(afterPassing(lots, passed, requirement));
    fill(demand, lots, cite);
    const left = Math.min(counted - asked, most);
    if (left > 0) lots.push({ from: window.label, left, windows });
    before = window;
  }
}

/** Carries surplus forward along the windows of a requirement, also past those not listed. */
export function applyCarries(
  demands: readonly Demand[],
  carries: readonly Carry[],
  calendar: Calendar,
): void {
  for (const carry of carries) {
    const its = demands.filter(({ requirement }) => requirement === carry.requirement);
    carryAlong(its, carry, calendar);
  }
}
