import { z } from "zod";
import type { Window } from "../../domain/window.ts";
import { amount, type Dated, dated, inForce, mapDated } from "../amount.ts";
import { compileCondition, condition, type Names, type Test } from "../condition.ts";
import { type Item, windowOf } from "../item.ts";
import type { Scale } from "../scale.ts";
import { bilingual, identifier, ruleHead } from "../text.ts";
import { inBasket } from "./cap.ts";

/** At least so much of a basket in every window (最低要求). */
export const requireFile = z.strictObject({
  ...ruleHead,
  title: bilingual.optional(),
  of: identifier,
  per: z.enum(["year", "cycle"]),
  "at-least": dated(amount),
  /** Only teachers of whom this holds; it may speak of the teacher alone. */
  "only-for": condition.optional(),
});
export type RequireFile = z.output<typeof requireFile>;

export interface Requirement {
  readonly id: string;
  readonly cite: string;
  readonly of: string;
  readonly per: "year" | "cycle";
  /** Whole units; a window uses the value in force on its first day. */
  readonly atLeast: Dated<number>;
  readonly onlyFor: Test | undefined;
}

export function compileRequirement(file: RequireFile, names: Names, scale: Scale): Requirement {
  return {
    id: file.id,
    cite: file.cite,
    of: file.of,
    per: file.per,
    atLeast: mapDated(file["at-least"], scale.units),
    onlyFor: file["only-for"] && compileCondition(file["only-for"], names),
  };
}

/** A requirement in one window on its way to a line: relief lowers it, surplus elsewhere fills it. */
export interface Demand {
  readonly requirement: Requirement;
  readonly window: Window;
  readonly asked: number;
  required: number;
  counted: number;
  readonly lowered: { by: number; article: string }[];
  readonly offset: { from: string; amount: number; article: string }[];
}

/** What was counted for a basket in one window. */
export function sumIn(
  items: readonly Item[],
  basket: string,
  window: Window,
  per: "year" | "cycle",
) {
  let sum = 0;
  for (const item of items) {
    if (windowOf(item, per) !== window || !inBasket(item, basket)) continue;
    sum += per === "cycle" ? item.inCycle : item.inYear;
  }
  return sum;
}

/** Opens a demand for every listed window in which the text gives an amount. */
export function demandsOf(
  requirement: Requirement,
  items: readonly Item[],
  listed: readonly Window[],
): Demand[] {
  return listed.flatMap((window) => {
    const asked = inForce(requirement.atLeast, window.from);
    if (asked === undefined) return [];
    const counted = sumIn(items, requirement.of, window, requirement.per);
    return [{ requirement, window, asked, required: asked, counted, lowered: [], offset: [] }];
  });
}
