import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { Cues } from "../../message/cues.ts";
import { speaksOf } from "../../message/keywords.ts";

/** What an amount may open the door to; a policy that names one by any of these means them all. */
const BENEFITS = ["names-award", "names-promotion"] as const;

/** The word by which a text speaks of such a benefit: 评优, `promotion`. */
export function benefitNamed(cues: Cues, text: string): string | undefined {
  return BENEFITS.map((benefit) => cues.match(benefit, text)?.[0]).find(
    (word) => word !== undefined,
  );
}

/** The threshold of which a text speaks, by its benefit or its number. */
export function thresholdNamed(
  cues: Cues,
  policy: PolicyDocument,
  text: string,
): string | undefined {
  const benefits = BENEFITS.filter((benefit) => cues.shows(benefit, text));
  const named = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const isSpokenOf = (keywords: readonly string[]) =>
    speaksOf(keywords, text) ||
    benefits.some((benefit) => keywords.some((word) => cues.shows(benefit, word)));
  return policy.thresholdNamed(isSpokenOf, named);
}
