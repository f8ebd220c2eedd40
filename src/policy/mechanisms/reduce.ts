import { z } from "zod";
import type { Fraction } from "../../domain/credits.ts";
import { addMonths } from "../../domain/day.ts";
import { LEAVE_KINDS, type Teacher } from "../../domain/teacher.ts";
import { amount } from "../terms/amount.ts";
import type { Calendar, PlaceInTime } from "../terms/calendar.ts";
import type { Scale } from "../terms/scale.ts";
import { identifier, ruleHead, someOf } from "../terms/text.ts";
import type { Demand } from "./require.ts";

/**
 * Leave lowers what is asked for (免修). It grants no credits: a total stays what it
 * was, and so does every threshold.
 */
export const reductionFile = z.strictObject({
  ...ruleHead,
  for: z.literal("leave"),
  /** Any leave where absent. */
  kinds: someOf(LEAVE_KINDS).optional(),
  /** Only whole semesters count; a fraction of one is dropped. */
  per: z.literal("full-semester"),
  /** How far apart a leave's semesters are booked, starting with its first day. */
  "months-apart": z.number().int().min(1).max(12),
  by: amount,
  /** Ids of requirements. */
  lowers: z.array(identifier).min(1),
});

export interface Reduction {
  readonly id: string;
  readonly cite: string;
  /** Any where absent. */
  readonly kinds: readonly string[] | undefined;
  readonly by: number;
  readonly monthsApart: number;
  readonly lowers: readonly string[];
}

export function compileReduction(file: z.output<typeof reductionFile>, scale: Scale): Reduction {
  return {
    id: file.id,
    cite: file.cite,
    kinds: file.kinds,
    by: scale.units(file.by as Fraction),
    monthsApart: file["months-apart"],
    lowers: file.lowers,
  };
}

/** Lowers every demand in whose window a whole semester of leave is booked, never below 0. */
export function reduceDemands(
  demands: readonly Demand[],
  rules: readonly Reduction[],
  teacher: Teacher,
  calendar: Calendar,
): void {
  for (const rule of rules) {
    for (const { kind, from, fullSemesters } of teacher.leaves ?? []) {
      if (!from || rule.kinds?.includes(kind) === false) continue;
      for (let semester = 0; semester < Math.floor(fullSemesters ?? 0); semester++) {
        const booked = addMonths(from, semester * rule.monthsApart);
        lower(demands, rule, calendar.placeOf(booked));
      }
    }
  }
}

function lower(demands: readonly Demand[], rule: Reduction, windows: PlaceInTime): void {
  if (!windows.year) return;
  for (const demand of demands) {
    const { id, per } = demand.requirement;
    if (!rule.lowers.includes(id) || windows[per] !== demand.window) continue;
    const by = Math.min(rule.by, demand.required);
    demand.required -= by;
    demand.lowered = [...(demand.lowered ?? []), { by, article: rule.cite }];
  }
}
