import type { Day } from "../../src/domain/day.ts";
import type { Question } from "./common.ts";
import { gansu2013 } from "./gansu-2013.ts";
import { hunanHeyeSchool } from "./hunan-heye-school.ts";
import { hunanProvince2011 } from "./hunan-province-2011.ts";
import type { NaiveStanding } from "./lines.ts";
import { shaanxi201331 } from "./shaanxi-2013-31.ts";

const POLICIES = {
  "hunan-heye-school": hunanHeyeSchool,
  "hunan-province-2011": hunanProvince2011,
  "gansu-2013": gansu2013,
  "shaanxi-2013-31": shaanxi201331,
} as const;

/** A policy whose arithmetic is written out by hand here. */
export type NaivePolicyId = keyof typeof POLICIES;

export const NAIVE_POLICY_IDS = Object.keys(POLICIES) as NaivePolicyId[];

/**
 * What a policy makes of one teacher's records on one day, worked out by hand-written code.
 *
 * It knows nothing of the policy files or the engine, so that the two can be held against each
 * other. Slow, and silent about articles.
 */
export function naiveStanding(
  policy: NaivePolicyId,
  input: Omit<Question, "asOf">,
  asOf: Day,
): NaiveStanding {
  return POLICIES[policy]({ ...input, asOf });
}
