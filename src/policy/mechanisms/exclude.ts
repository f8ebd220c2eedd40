import { z } from "zod";
import {
  compileCondition,
  firstThatHolds,
  type Names,
  type Test,
} from "../terms/compile-condition.ts";
import { condition } from "../terms/condition.ts";
import { explain, type ScoredRecord } from "../terms/item.ts";
import { ruleHead } from "../terms/text.ts";

/** What earns nothing whatever it states: failed, not accredited, outside the scope. */
export const excludeFile = z.strictObject({ ...ruleHead, when: condition });

export interface Exclusion {
  readonly id: string;
  readonly cite: string;
  readonly test: Test;
}

export function compileExclusion(file: z.output<typeof excludeFile>, names: Names): Exclusion {
  return { id: file.id, cite: file.cite, test: compileCondition(file.when, names) };
}

/** Strikes an item if any rule excludes it; an excluded item takes part in nothing further. */
export function exclude(item: ScoredRecord, rules: readonly Exclusion[]): boolean {
  const rule = firstThatHolds(rules, item);
  if (!rule) return false;
  item.counts = false;
  explain(item, { code: "excluded", article: rule.cite, rule: rule.id });
  return true;
}
