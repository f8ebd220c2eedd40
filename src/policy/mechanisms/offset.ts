import { z } from "zod";
import { identifier, ruleHead } from "../text.ts";
import type { Demand } from "./require.ts";

/**
 * Surplus of one requirement fills another (冲抵), one way only. It shows in the
 * filled line alone: totals and caps stay as they are, so nothing is counted twice.
 */
export const offsetFile = z.strictObject({
  ...ruleHead,
  /** Ids of requirements of the same kind of window. */
  "surplus-of": identifier,
  fills: identifier,
});

export interface Offset {
  readonly id: string;
  readonly cite: string;
  readonly surplusOf: string;
  readonly fills: string;
}

export function compileOffset(file: z.output<typeof offsetFile>): Offset {
  return { id: file.id, cite: file.cite, surplusOf: file["surplus-of"], fills: file.fills };
}

/** Adds what one line has beyond the amount asked for to the line it may fill, window by window. */
export function applyOffsets(demands: readonly Demand[], rules: readonly Offset[]): void {
  for (const rule of rules) {
    for (const giver of demands) {
      if (giver.requirement.id !== rule.surplusOf || giver.counted <= giver.asked) continue;
      const amount = giver.counted - giver.asked;
      const taker = demands.find(
        ({ requirement, window }) => requirement.id === rule.fills && window === giver.window,
      );
      if (!taker) continue;
      taker.counted += amount;
      const filled = { from: rule.surplusOf, amount, article: rule.cite };
      taker.offset = [...(taker.offset ?? []), filled];
    }
  }
}
