import { z } from "zod";
import type { Fraction } from "../../domain/credits.ts";
import { amount, type Dated, dated, inForce } from "../terms/amount.ts";
import { compileCondition, type Names, type Test } from "../terms/compile-condition.ts";
import { condition } from "../terms/condition.ts";
import { explain, type ScoredRecord } from "../terms/item.ts";
import { ratesBy } from "../terms/rates.ts";
import type { Scale } from "../terms/scale.ts";
import { ruleHead } from "../terms/text.ts";

const byLevel = ratesBy(["level"]);

/** More for doing well: so many credits once per record, or a multiple of its worth. */
export const bonusFile = z
  .strictObject({
    ...ruleHead,
    when: condition,
    /** So many credits more, once per record. */
    add: dated(z.union([amount, byLevel])).optional(),
    /** The worth times this. */
    times: amount.optional(),
    /** Whole credits, halves upwards; only where the text says so. */
    round: z.literal("half-up").optional(),
  })
  .refine(({ add, times }) => add || times, { error: "write what it adds, or times how much" });

type Extra = Fraction | z.output<typeof byLevel>;

export interface Bonus {
  readonly id: string;
  readonly cite: string;
  readonly test: Test;
  readonly add: Dated<Extra> | undefined;
  readonly times: Fraction | undefined;
  readonly rounds: boolean;
}

export function compileBonus(file: z.output<typeof bonusFile>, names: Names): Bonus {
  return {
    id: file.id,
    cite: file.cite,
    test: compileCondition(file.when, names),
    add: file.add as Dated<Extra> | undefined,
    times: file.times,
    rounds: file.round === "half-up",
  };
}

/** The fractions that this bonus adds, so that the scale can hold them. */
export function bonusFractions(file: z.output<typeof bonusFile>): Fraction[] {
  return (file.add?.steps ?? []).flatMap(({ value }) => {
    if (!("by" in value)) return [value as Fraction];
    const { by: _, ...table } = value;
    return Object.values(table) as Fraction[];
  });
}

function extra(bonus: Bonus, item: ScoredRecord, scale: Scale): number {
  const value = bonus.add && inForce(bonus.add, item.day);
  if (!value) return 0;
  const amountAdded =
    "by" in value ? (value[item.record.level ?? "none"] as Fraction | undefined) : value;
  return amountAdded ? scale.units(amountAdded) : 0;
}

function roundHalfUp(units: number, perCredit: number): number {
  return Math.floor((2 * units + perCredit) / (2 * perCredit)) * perCredit;
}

/** Adds every bonus that applies to a priced item. */
export function addBonus(item: ScoredRecord, rules: readonly Bonus[], scale: Scale): void {
  for (const bonus of rules) {
    if (!bonus.test.holds(item)) continue;
    const { times } = bonus;
    const multiplied = times ? (item.worth * times.numerator) / times.denominator : item.worth;
    const raised = multiplied + extra(bonus, item, scale);
    const worth = bonus.rounds ? roundHalfUp(raised, scale.unitsPerCredit) : raised;
    const gained = worth - item.worth;
    if (gained === 0) continue;
    item.worth = worth;
    explain(item, {
      code: "bonus",
      article: bonus.cite,
      rule: bonus.id,
      amount: scale.read(gained),
    });
  }
}
