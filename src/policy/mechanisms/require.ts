import { z } from "zod";
import type { Day } from "../../domain/day.ts";
import type { Teacher } from "../../domain/teacher.ts";
import type { Window } from "../../domain/window.ts";
import { amount, type Dated, dated, inForce, mapDated } from "../terms/amount.ts";
import type { WindowLists } from "../terms/calendar.ts";
import { compileCondition, type Names, type Test } from "../terms/compile-condition.ts";
import { teacherCondition } from "../terms/condition.ts";
import type { ScoredRecord } from "../terms/item.ts";
import type { Scale } from "../terms/scale.ts";
import { bilingual, identifier, ruleHead } from "../terms/text.ts";
import { inBasket } from "./cap.ts";

/** At least so much of a basket in every window (最低要求). */
export const requireFile = z.strictObject({
  ...ruleHead,
  title: bilingual.optional(),
  of: identifier,
  per: z.enum(["year", "cycle"]),
  "at-least": dated(amount),
  /** Only teachers of whom this holds. */
  "only-for": teacherCondition.optional(),
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

/** Stands in where a condition is asked about the teacher alone. */
const NO_RECORD = {
  record: { id: "", date: "0001-01-01" as Day, activity: "other" },
  activity: "other",
  day: "0001-01-01" as Day,
} as const;

/** A requirement in one window on its way to a line: a reduction lowers it, surplus elsewhere fills it. */
export interface Demand {
  readonly requirement: Pick<Requirement, "id" | "cite" | "of" | "per">;
  readonly window: Window;
  readonly asked: number;
  required: number;
  counted: number;
  /** What reductions took off; absent where nothing did. */
  lowered?: { by: number; article: string }[];
  /** What surplus elsewhere was added; absent where none was. */
  offset?: { from: string; amount: number; article: string }[];
  /** What surplus of earlier windows was added; absent where none was. */
  carried?: { from: string; amount: number; article: string }[];
  /** The article by which a record fulfils it; absent where none does. */
  waivedBy?: string;
}

/** What was counted for a basket, in the order of the windows listed. */
export type Sums = (basket: string, per: "year" | "cycle") => readonly number[];

/** Written out for each kind of window, because this looks at every record for every basket. */
function sum(
  items: readonly ScoredRecord[],
  basket: string,
  per: "year" | "cycle",
  windows: number,
): number[] {
  const sums: number[] = [];
  for (let place = 0; place < windows; place++) sums.push(0);
  const add = (place: number, amount: number) => {
    sums[place] = (sums[place] ?? 0) + amount;
  };
  if (per === "year") {
    for (const item of items) {
      if (item.yearAt >= 0 && inBasket(item, basket)) add(item.yearAt, item.inYear);
    }
  } else {
    for (const item of items) {
      if (item.cycleAt >= 0 && inBasket(item, basket)) add(item.cycleAt, item.inCycle);
    }
  }
  return sums;
}

/** Adds up what was counted; each basket and kind of window once. */
export function summing(items: readonly ScoredRecord[], listed: WindowLists): Sums {
  const known: { basket: string; per: "year" | "cycle"; sums: readonly number[] }[] = [];
  return (basket, per) => {
    for (const each of known) if (each.basket === basket && each.per === per) return each.sums;
    const sums = sum(items, basket, per, listed[per].length);
    known.push({ basket, per, sums });
    return sums;
  };
}

/** Opens a demand for every listed window in which the text gives an amount. */
export function demandsOf(
  requirements: readonly Requirement[],
  teacher: Teacher,
  sums: Sums,
  listed: WindowLists,
): Demand[] {
  const demands: Demand[] = [];
  for (const requirement of requirements) {
    const { onlyFor, of, per, atLeast } = requirement;
    const { record, activity, day } = NO_RECORD;
    if (onlyFor && !onlyFor.holds({ record, activity, day, teacher })) continue;
    const counted = sums(of, per);
    const windows = listed[per];
    for (let place = 0; place < windows.length; place++) {
      const window = windows[place] as Window;
      const asked = inForce(atLeast, window.from);
      if (asked === undefined) continue;
      demands.push({ requirement, window, asked, required: asked, counted: counted[place] ?? 0 });
    }
  }
  return demands;
}
