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

/** What is shown but not yet counted, because it still waits for somebody's word. */
export const pendingFile = z.strictObject({ ...ruleHead, when: condition });

export interface PendingRule {
  readonly id: string;
  readonly cite: string;
  readonly test: Test;
}

export function compilePending(file: z.output<typeof pendingFile>, names: Names): PendingRule {
  return { id: file.id, cite: file.cite, test: compileCondition(file.when, names) };
}

/**
 * Sets an item aside when it is not verified yet, or lies after the day asked about.
 *
 * @param asOf the day asked about, packed
 * @param yearCite the article on when a record counts, for those that lie ahead
 */
export function setAside(
  item: ScoredRecord,
  rules: readonly PendingRule[],
  asOf: number,
  yearCite: string,
): void {
  const rule = firstThatHolds(rules, item);
  if (!rule && item.on <= asOf) return;
  item.counts = false;
  explain(item, {
    code: "pending",
    article: rule?.cite ?? yearCite,
    because: rule ? "unverified" : "future",
  });
}
