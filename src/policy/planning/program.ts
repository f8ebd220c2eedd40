import { solve } from "yalps";
import type { CapLine, RequirementLine } from "../../domain/standing.ts";
import { contains } from "../../domain/window.ts";
import { inForce } from "../amount.ts";
import type { Policy } from "../compile.ts";
import { windowOf } from "../item.ts";
import { inBasket } from "../mechanisms/cap.ts";
import type { Offer } from "./offer.ts";

/** Leaving a gap open costs more than any training, so it happens only where nothing closes it. */
const COST_OF_A_GAP = 1e5;
/** Among equals the earlier year and the earlier option are preferred. */
const COST_OF_WAITING = 1e-4;

/** Whether what an offer earns is counted in a requirement line. */
export function countsIn(offer: Offer, line: RequirementLine): boolean {
  const { item } = offer;
  if (item.booked === "track") return inBasket(item, line.scope) && contains(line, item.day);
  if (line.window === "track" || !inBasket(item, line.scope)) return false;
  return windowOf(item, line.window)?.label === line.label;
}

/** Surplus of which lines fills this one, where the policy has such a rule. */
function givers(policy: Policy, line: RequirementLine, lines: readonly RequirementLine[]) {
  const ids = policy.offsets.filter(({ fills }) => fills === line.id).map((rule) => rule.surplusOf);
  return lines.filter(({ id, label }) => ids.includes(id) && label === line.label);
}

/** The room each cap leaves in each window that offers would fall into. */
function rooms(policy: Policy, offers: readonly Offer[], caps: readonly CapLine[]) {
  const found = new Map<string, { room: number; members: number[] }>();
  for (const cap of policy.caps) {
    for (const [index, { item }] of offers.entries()) {
      if (cap.per === "record" || !inBasket(item, cap.on)) continue;
      const window = windowOf(item, cap.per);
      const limit = window && inForce(cap.at, window.from);
      if (!window || limit === undefined) continue;
      const line = caps.find(({ id, label }) => id === cap.id && label === window.label);
      const key = `${cap.id} ${window.label}`;
      const entry = found.get(key) ?? { room: line?.room ?? policy.scale.read(limit), members: [] };
      entry.members.push(index);
      found.set(key, entry);
    }
  }
  return found;
}

/**
 * How much of each offer closes the gaps in the fewest clock hours, as a linear program:
 * what is done, what of it counts under the caps, and what stays open. Amounts come back
 * unrounded; the engine has the last word on them.
 */
export function leastAmounts(
  policy: Policy,
  offers: readonly Offer[],
  gaps: readonly RequirementLine[],
  lines: readonly RequirementLine[],
  caps: readonly CapLine[],
): number[] {
  const constraints: Record<string, { min?: number; max?: number }> = {};
  const done = offers.map((): Record<string, number> => ({}));
  const counted = offers.map((): Record<string, number> => ({}));
  const left = gaps.map((): Record<string, number> => ({}));
  for (const [index, offer] of offers.entries()) {
    constraints[`worth ${index}`] = { min: 0 };
    Object.assign(done[index] ?? {}, {
      [`worth ${index}`]: offer.each,
      cost: offer.hoursEach * (1 + index * COST_OF_WAITING),
    });
    Object.assign(counted[index] ?? {}, { [`worth ${index}`]: -1 });
  }
  for (const [number, gap] of gaps.entries()) {
    const from = givers(policy, gap, lines);
    const key = `gap ${number}`;
    constraints[key] = { min: gap.missing + from.reduce((sum, { missing }) => sum + missing, 0) };
    Object.assign(left[number] ?? {}, { [key]: 1, cost: COST_OF_A_GAP });
    for (const [index, offer] of offers.entries()) {
      const helps = [gap, ...from].some((line) => countsIn(offer, line));
      if (helps) Object.assign(counted[index] ?? {}, { [key]: 1 });
    }
  }
  for (const [cap, { room, members }] of rooms(policy, offers, caps)) {
    constraints[cap] = { max: room };
    for (const index of members) Object.assign(counted[index] ?? {}, { [cap]: 1 });
  }
  const named = (name: string, all: readonly Record<string, number>[]) =>
    all.map((each, index): [string, Record<string, number>] => [`${name} ${index}`, each]);
  const { variables } = solve({
    direction: "minimize",
    objective: "cost",
    constraints,
    variables: [...named("done", done), ...named("counted", counted), ...named("left", left)],
  });
  const amounts = new Map(variables);
  return offers.map((_, index) => amounts.get(`done ${index}`) ?? 0);
}
