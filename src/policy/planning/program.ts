import { solve } from "yalps";
import { dayNumber } from "../../domain/day.ts";
import type { CapLine, RequirementLine } from "../../domain/standing.ts";
import type { Policy } from "../engine/compile.ts";
import { inBasket } from "../mechanisms/cap.ts";
import { inForce } from "../terms/amount.ts";
import { windowOf } from "../terms/item.ts";
import { carryingLines } from "./carrying-lines.ts";
import { countsIn, type Offer } from "./offer.ts";

/** Leaving a gap open costs more than any training, so it happens only where nothing closes it. */
const COST_OF_A_GAP = 1e5;
/** A small price on hours beyond a year's fair share, so that what can wait is spread over the time left. */
const COST_OF_HASTE = 1e-2;
/** Among equals the earlier year and the earlier option are preferred. */
const COST_OF_WAITING = 1e-6;
const DAYS_OF_A_YEAR = 365;

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

type Column = Record<string, number>;

/** A linear program on its way to the solver: bounds by name, and a column per variable. */
interface Program {
  readonly constraints: Record<string, { min?: number; max?: number }>;
  /** How much of each offer is done. */
  readonly done: readonly Column[];
  /** What of it counts. */
  readonly counted: readonly Column[];
  /** What of each gap stays open. */
  readonly left: readonly Column[];
  /** What of one line's surplus is carried into a gap after it. */
  readonly carried: Column[];
  /** Whether a line is to have surplus at all. */
  readonly exceeded: Column[];
}

function columns(many: readonly unknown[]): Column[] {
  return many.map(() => ({}));
}

function setEach(all: readonly Column[], index: number, key: string, value: number): void {
  const column = all[index];
  if (column) column[key] = value;
}

/** No more counts than was earned, and no more than the caps leave room for. */
function addCaps(
  program: Program,
  policy: Policy,
  offers: readonly Offer[],
  caps: readonly CapLine[],
) {
  const { constraints, done, counted } = program;
  for (const [index, offer] of offers.entries()) {
    const key = `worth ${index}`;
    constraints[key] = { min: 0 };
    setEach(done, index, key, offer.each);
    setEach(counted, index, key, -1);
    setEach(done, index, "cost", offer.hoursEach * (1 + index * COST_OF_WAITING));
  }
  for (const [cap, { room, members }] of rooms(policy, offers, caps)) {
    constraints[cap] = { max: room };
    for (const index of members) setEach(counted, index, cap, 1);
  }
}

/**
 * Surplus that fills a gap up to the room of a cap leaves the rest to what counts in the
 * gap itself; what counts under the cap takes that room away, one for one.
 */
function addRoomOfSurplus(
  { constraints, counted, left }: Program,
  policy: Policy,
  offers: readonly Offer[],
  gap: RequirementLine,
  number: number,
  caps: readonly CapLine[],
): void {
  const limit = policy.offsets.find(({ fills }) => fills === gap.id)?.upToRoomOf;
  if (!limit) return;
  const line = caps.find(({ id, label }) => id === limit.id && label === gap.label);
  const filled = (gap.offset ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const key = `gap ${number} by itself`;
  constraints[key] = { min: gap.missing - Math.max(0, (line?.room ?? 0) - filled) };
  setEach(left, number, key, 1);
  for (const [index, offer] of offers.entries()) {
    const helps = countsIn(offer, gap) && !inBasket(offer.item, limit.on);
    if (helps) setEach(counted, index, key, 1);
  }
}

/** What is done once is done in one of the years, or not at all. */
function addOnce({ constraints, done }: Program, offers: readonly Offer[]): void {
  for (const [index, { option }] of offers.entries()) {
    if (!option.once) continue;
    const key = `once ${option.id}`;
    constraints[key] = { max: 1 };
    setEach(done, index, key, 1);
  }
}

/** Every gap is closed by what counts, by surplus that fills it, or stays open at a price. */
function addGaps(
  program: Program,
  policy: Policy,
  offers: readonly Offer[],
  gaps: readonly RequirementLine[],
  lines: readonly RequirementLine[],
  caps: readonly CapLine[],
): void {
  for (const [number, gap] of gaps.entries()) {
    addRoomOfSurplus(program, policy, offers, gap, number, caps);
    const { constraints, counted, left } = program;
    const from = givers(policy, gap, lines);
    const key = `gap ${number}`;
    constraints[key] = { min: gap.missing + from.reduce((sum, { missing }) => sum + missing, 0) };
    setEach(left, number, key, 1);
    setEach(left, number, "cost", COST_OF_A_GAP);
    for (const [index, offer] of offers.entries()) {
      const helps = [gap, ...from].some((line) => countsIn(offer, line));
      if (helps) setEach(counted, index, key, 1);
    }
  }
}

/**
 * Surplus of a line fills the gaps after it. Only what goes beyond the whole of what the line asks
 * for is surplus, so whether it is to have any is decided first.
 */
function addCarries(
  { constraints, counted, carried, exceeded }: Program,
  policy: Policy,
  offers: readonly Offer[],
  gaps: readonly RequirementLine[],
  lines: readonly RequirementLine[],
): void {
  for (const { members, until, most, into } of carryingLines(policy, offers, gaps, lines)) {
    const place = exceeded.length;
    const [surplus, limit] = [`surplus ${place}`, `limit ${place}`];
    constraints[surplus] = { min: 0 };
    constraints[limit] = { max: 0 };
    exceeded.push({ [surplus]: -until, [limit]: -most });
    for (const index of members) setEach(counted, index, surplus, 1);
    for (const number of into) {
      carried.push({ [surplus]: -1, [limit]: 1, [`gap ${number}`]: 1 });
    }
  }
}

/** The part of a year that is left for an offer. */
function timeLeft({ year, day }: Offer): number {
  return (dayNumber(year.to) - dayNumber(day) + 1) / DAYS_OF_A_YEAR;
}

/** Prices what goes beyond each year's share of all the hours, by the time that is left of it. */
function addPace(
  { constraints, done }: Program,
  offers: readonly Offer[],
  hours: number,
): Column[] {
  const years = new Map(offers.map((offer) => [offer.year.label, timeLeft(offer)]));
  const time = [...years.values()].reduce((sum, each) => sum + each, 0);
  for (const [index, { year, hoursEach }] of offers.entries()) {
    setEach(done, index, `hours of ${year.label}`, hoursEach);
  }
  return [...years].map(([label, left]) => {
    const key = `hours of ${label}`;
    constraints[key] = { max: (hours * left) / time };
    return { [key]: -1, cost: COST_OF_HASTE };
  });
}

function solved(
  { constraints, done, counted, left, carried, exceeded }: Program,
  offers: readonly Offer[],
  haste: readonly Column[],
): number[] {
  const named = (name: string, all: readonly Column[]) =>
    all.map((each, index): [string, Column] => [`${name} ${index}`, each]);
  const whole = offers.flatMap(({ option }, index) => (option.once ? [`done ${index}`] : []));
  const { variables } = solve({
    direction: "minimize",
    objective: "cost",
    constraints,
    binaries: [...whole, ...exceeded.map((_, place) => `exceeded ${place}`)],
    variables: [
      ...named("done", done),
      ...named("counted", counted),
      ...named("left", left),
      ...named("carried", carried),
      ...named("exceeded", exceeded),
      ...named("haste", haste),
    ],
  });
  const amounts = new Map(variables);
  return done.map((_, index) => amounts.get(`done ${index}`) ?? 0);
}

/**
 * How much of each offer closes the gaps in the fewest clock hours, as a linear program:
 * what is done, what of it counts under the caps, and what stays open. A second pass
 * spreads what need not be done this year over the time left, at no more hours in all.
 * Amounts come back unrounded; the engine has the last word on them.
 */
export function leastAmounts(
  policy: Policy,
  offers: readonly Offer[],
  gaps: readonly RequirementLine[],
  lines: readonly RequirementLine[],
  caps: readonly CapLine[],
): number[] {
  const program: Program = {
    constraints: {},
    done: columns(offers),
    counted: columns(offers),
    left: columns(gaps),
    carried: [],
    exceeded: [],
  };
  addCaps(program, policy, offers, caps);
  addOnce(program, offers);
  addGaps(program, policy, offers, gaps, lines, caps);
  addCarries(program, policy, offers, gaps, lines);
  const fewest = solved(program, offers, []);
  const hours = offers.reduce(
    (sum, { hoursEach }, index) => sum + hoursEach * (fewest[index] ?? 0),
    0,
  );
  return solved(program, offers, addPace(program, offers, hours));
}
