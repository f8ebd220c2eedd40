import { z } from "zod";
import type { WindowLists } from "../terms/calendar.ts";
import { compileCondition, type Names, type Test } from "../terms/compile-condition.ts";
import { condition } from "../terms/condition.ts";
import { placeAmong, type ScoredRecord } from "../terms/item.ts";
import { bilingual, identifier, ruleHead } from "../terms/text.ts";
import type { Demand, Sums } from "./require.ts";

/** A record that fulfils what is asked of a basket in its window, whatever it is worth (视为完成). */
export const waiveFile = z.strictObject({
  ...ruleHead,
  title: bilingual.optional(),
  of: identifier,
  per: z.enum(["year", "cycle"]),
  when: condition,
});
export type WaiveFile = z.output<typeof waiveFile>;

export interface Waiver {
  readonly id: string;
  readonly cite: string;
  readonly of: string;
  readonly per: "year" | "cycle";
  readonly test: Test;
}

export function compileWaiver(file: WaiveFile, names: Names): Waiver {
  const { id, cite, of, per } = file;
  return { id, cite, of, per, test: compileCondition(file.when, names) };
}

/**
 * Marks every demand that a counting record fulfils. Where the text asks for no amount
 * that could be waived, the waiver becomes a line of its own which asks for nothing.
 */
export function applyWaivers(
  waivers: readonly Waiver[],
  items: readonly ScoredRecord[],
  demands: Demand[],
  sums: Sums,
  listed: WindowLists,
): void {
  for (const waiver of waivers) {
    const { id, cite, of, per } = waiver;
    for (const [place, window] of listed[per].entries()) {
      const fulfilled = items.some(
        (item) => placeAmong(item, per) === place && waiver.test.holds(item),
      );
      if (!fulfilled) continue;
      const asked = demands.filter(
        ({ requirement, window: its }) =>
          requirement.of === of && requirement.per === per && its === window,
      );
      for (const demand of asked) demand.waivedBy = cite;
      if (asked.length > 0) continue;
      const counted = sums(of, per)[place] ?? 0;
      const requirement = { id, cite, of, per };
      demands.push({ requirement, window, asked: 0, required: 0, counted, waivedBy: cite });
    }
  }
}
