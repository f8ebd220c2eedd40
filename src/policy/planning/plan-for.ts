import { type Day, laterDay } from "../../domain/day.ts";
import type { RequirementLine, Standing } from "../../domain/standing.ts";
import type { Policy } from "../engine/compile.ts";
import { evaluate, type Facts } from "../engine/evaluate.ts";
import { countsIn, type Offer, offersFor, recordFor } from "./offer.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { leastAmounts } from "./program.ts";

/** Far below any credit, far above what the solver's arithmetic can be off by. */
const NEGLIGIBLE = 1e-6;

interface Trial {
  readonly offers: readonly Offer[];
  readonly amounts: readonly number[];
}

const planned = (index: number) => `plan:${index}`;

/** The standing once everything of a trial has been done. */
function standingAfter(
  policy: Policy,
  facts: Facts,
  { offers, amounts }: Trial,
  asOf: Day,
): Standing {
  const records = offers.flatMap(({ option, day }, index) => {
    const amount = amounts[index] ?? 0;
    return amount > 0 ? [recordFor(option, day, amount, planned(index))] : [];
  });
  const last = records.map(({ date }) => date).reduce(laterDay, asOf);
  return evaluate(policy, { ...facts, records: [...facts.records, ...records] }, last);
}

function isMet(standing: Standing, { id, label }: RequirementLine): boolean {
  const line = standing.requirements.find((each) => each.id === id && each.label === label);
  return line === undefined || line.missing === 0;
}

/** The least whole amount, 0 or at least what the policy demands, that keeps the closed gaps closed. */
function trimmed(amount: number, least: number, holds: (amount: number) => boolean): number {
  if (amount === 0 || holds(0)) return 0;
  let [low, high] = [Math.max(least, 1) - 1, amount];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Dearest first, so that what is trimmed away is what costs most. */
function byCost(offers: readonly Offer[]): number[] {
  const cost = (offer: Offer | undefined) => (offer ? offer.hoursEach / offer.each : 0);
  return offers.map((_, index) => index).sort((a, b) => cost(offers[b]) - cost(offers[a]) || b - a);
}

function stepsOf(policy: Policy, trial: Trial, after: Standing, gaps: readonly RequirementLine[]) {
  return trial.offers.flatMap((offer, index): PlanStep[] => {
    const amount = trial.amounts[index] ?? 0;
    const record = after.records.find(({ id }) => id === planned(index));
    if (amount === 0 || !record) return [];
    const { option, year, item, hoursEach } = offer;
    return [
      {
        option,
        year: year.label,
        amount,
        measure: option.in,
        hours: amount * hoursEach,
        gives:
          item.booked === "track"
            ? record.converted
            : policy.file.cycle
              ? record.countedInCycle
              : record.counted,
        closes: gaps.flatMap((gap) =>
          countsIn(offer, gap) ? [{ id: gap.id, label: gap.label }] : [],
        ),
      },
    ];
  });
}

/**
 * The least further training that closes every gap that can still be closed, under the
 * caps that are left.
 *
 * A linear program proposes amounts; they are rounded up to whole ones and cut back as
 * long as the engine still finds every closable gap closed. So a plan never claims what
 * the engine would not count.
 *
 * @param asOf today: nothing is planned before it
 * @param by only gaps that must be closed by this day; every one that still runs where absent
 */
export function planFor(policy: Policy, facts: Facts, asOf: Day, by?: Day): Plan {
  const standing = evaluate(policy, facts, asOf);
  const open = standing.requirements.filter(({ status }) => status === "open");
  const gaps = open.filter(({ to }) => by === undefined || to <= by);
  const offers = offersFor(policy, facts, asOf, gaps);
  const proposed = leastAmounts(policy, offers, gaps, standing.requirements, standing.caps);
  const amounts = proposed.map((amount, index) => {
    const whole = Math.ceil(amount - NEGLIGIBLE);
    return whole > 0 ? Math.max(whole, offers[index]?.least ?? 0) : 0;
  });
  const full = standingAfter(policy, facts, { offers, amounts }, asOf);
  const closable = gaps.filter((gap) => isMet(full, gap));
  for (const index of byCost(offers)) {
    const holds = (amount: number) => {
      const trial = { offers, amounts: amounts.with(index, amount) };
      const after = standingAfter(policy, facts, trial, asOf);
      return closable.every((gap) => isMet(after, gap));
    };
    const helpsOpenGap = gaps.some(
      (gap) => !closable.includes(gap) && offers[index] && countsIn(offers[index], gap),
    );
    if (helpsOpenGap) continue;
    amounts[index] = trimmed(amounts[index] ?? 0, offers[index]?.least ?? 0, holds);
  }
  const after = standingAfter(policy, facts, { offers, amounts }, asOf);
  const steps = stepsOf(policy, { offers, amounts }, after, gaps);
  return {
    gaps,
    steps: steps.sort(
      (a, b) => a.year.localeCompare(b.year) || b.gives / b.hours - a.gives / a.hours,
    ),
    hours: steps.reduce((sum, { hours }) => sum + hours, 0),
    beyond: gaps.filter((gap) => !closable.includes(gap)),
    later: open.filter((line) => !gaps.includes(line)),
  };
}
