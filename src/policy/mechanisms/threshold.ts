import { z } from "zod";
import { amount, type Dated, dated, mapDated } from "../terms/amount.ts";
import type { Scale } from "../terms/scale.ts";
import { bilingual, identifier, keywords, ruleHead } from "../terms/text.ts";

/** An amount that opens a door without being required, such as an excellent appraisal. */
export const thresholdFile = z.strictObject({
  ...ruleHead,
  of: identifier,
  per: z.literal("year"),
  at: dated(amount),
  effect: bilingual,
  /** Words by which people ask how far it is: 评优. */
  keywords: keywords.default([]),
});
export type ThresholdFile = z.output<typeof thresholdFile>;

export interface Threshold {
  readonly id: string;
  readonly cite: string;
  readonly of: string;
  readonly at: Dated<number>;
}

export function compileThreshold(file: ThresholdFile, scale: Scale): Threshold {
  return {
    id: file.id,
    cite: file.cite,
    of: file.of,
    at: mapDated(file.at, scale.units),
  };
}
