import type { Day } from "../../src/domain/day.ts";
import { changshaVocational2017 } from "./changsha-vocational-2017.ts";
import { chaoyang125 } from "./chaoyang-125.ts";
import type { Question } from "./common.ts";
import { gansu2013 } from "./gansu-2013.ts";
import { haimenJiangsu } from "./haimen-jiangsu.ts";
import { hunanHeyeSchool } from "./hunan-heye-school.ts";
import { hunanProvince2011 } from "./hunan-province-2011.ts";
import { jiningSchool } from "./jining-school.ts";
import type { NaiveStanding } from "./lines.ts";
import { region64h } from "./region-64h.ts";
import { sdPrimary360 } from "./sd-primary-360.ts";
import { shaanxi201331 } from "./shaanxi-2013-31.ts";
import { xianyang2014 } from "./xianyang-2014.ts";
import { xxPrimary72 } from "./xx-primary-72.ts";

const POLICIES = {
  "hunan-heye-school": hunanHeyeSchool,
  "hunan-province-2011": hunanProvince2011,
  "gansu-2013": gansu2013,
  "shaanxi-2013-31": shaanxi201331,
  "changsha-vocational-2017": changshaVocational2017,
  "chaoyang-125": chaoyang125,
  "haimen-jiangsu": haimenJiangsu,
  "jining-school": jiningSchool,
  "region-64h": region64h,
  "sd-primary-360": sdPrimary360,
  "xianyang-2014": xianyang2014,
  "xx-primary-72": xxPrimary72,
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
