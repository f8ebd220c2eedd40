import { z } from "zod";
import { inForce } from "../terms/amount.ts";
import type { WindowLists } from "../terms/calendar.ts";
import { identifier, ruleHead } from "../terms/text.ts";
import type { Cap } from "./cap.ts";
import type { Demand, Sums } from "./require.ts";

/**
 * Surplus of one requirement fills another (冲抵), one way only. It shows in the
 * filled line alone: totals and caps stay as they are, so nothing is counted twice.
 */
export const offsetFile = z.strictObject({
  ...ruleHead,
  /** Ids of requirements of the same kind of window. */
  "surplus-of": identifier,
  fills: identifier,
  /** No more than the room that this cap leaves in the window. */
  "up-to-room-of": identifier.optional(),
});

export interface Offset {
  readonly id: string;
  readonly cite: string;
  readonly surplusOf: string;
  readonly fills: string;
  readonly upToRoomOf: Cap | undefined;
}

export function compileOffset(file: z.output<typeof offsetFile>, caps: readonly Cap[]): Offset {
  const { id, cite, fills, "surplus-of": surplusOf, "up-to-room-of": limit } = file;
  return { id, cite, fills, surplusOf, upToRoomOf: caps.find((cap) => cap.id === limit) };
}

/** What a cap has left in a demand's window; without end where nothing limits the surplus. */
function roomOf(
  cap: Cap | undefined,
  { window, requirement }: Demand,
  sums: Sums,
  listed: WindowLists,
) {
  if (!cap) return Number.POSITIVE_INFINITY;
  const limit = inForce(cap.at, window.from) ?? 0;
  const counted = sums(cap.on, requirement.per)[listed[requirement.per].indexOf(window)] ?? 0;
  return Math.max(0, limit - counted);
}

/** Adds what one line has beyond the amount asked for to the line it may fill, window by window. */
export function applyOffsets(
  demands: readonly Demand[],
  rules: readonly Offset[],
  sums: Sums,
  listed: WindowLists,
): void {
  for (const rule of rules) {
    for (const giver of demands) {
      if (giver.requirement.id !== rule.surplusOf || giver.counted <= giver.asked) continue;
      const surplus = giver.counted - giver.asked;
      const amount = Math.min(surplus, roomOf(rule.upToRoomOf, giver, sums, listed));
      if (amount === 0) continue;
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
