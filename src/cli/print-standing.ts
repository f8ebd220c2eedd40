import type { Day } from "../domain/day.ts";
import type { Standing } from "../domain/standing.ts";
import { differingLines, differingThresholds } from "../policy/engine/compare-standings.ts";
import type { Policy } from "../policy/engine/compile.ts";
import { evaluate, type Facts } from "../policy/engine/evaluate.ts";
import { bilingual } from "../wording/formatting.ts";
import type { Localizer } from "../wording/messages.ts";
import { reasonText } from "../wording/reason-wording.ts";

/** What is printed of one teacher, as data or as text. */
export interface Told {
  readonly json: unknown;
  readonly summary: string;
}

/** The standing with each reason and each silent point in the words of one language. */
function worded(standing: Standing, policy: Policy, localizer: Localizer) {
  return {
    ...standing,
    records: standing.records.map((record) => ({
      ...record,
      reasons: record.reasons.map((reason) => ({
        ...reason,
        text: reasonText(reason, policy, localizer),
      })),
    })),
    silent: policy.interpretations.map(({ topic, cite, reading }) => ({
      topic: bilingual(localizer, topic),
      article: cite,
      reading: bilingual(localizer, reading),
    })),
  };
}

function summaryOf(standing: Standing): string {
  const lines = standing.requirements.map(
    ({ id, label, counted, required, missing, status, article }) =>
      `${label}  ${id}  ${counted}/${required}  ${missing > 0 ? `missing ${missing}` : status}  [${article}]`,
  );
  return `${standing.policy.id} on ${standing.asOf}\n${lines.join("\n")}\n`;
}

/** A teacher under one policy, as the contract has it. */
export function toldOfOne(policy: Policy, facts: Facts, asOf: Day, localizer: Localizer): Told {
  const standing = evaluate(policy, facts, asOf);
  return { json: worded(standing, policy, localizer), summary: summaryOf(standing) };
}

/** A teacher under two policies side by side; each counts in its own unit. */
export function toldOfTwo(
  policies: readonly [Policy, Policy],
  facts: Facts,
  asOf: Day,
  localizer: Localizer,
): Told {
  const [left, right] = policies.map((policy) => evaluate(policy, facts, asOf)) as [
    Standing,
    Standing,
  ];
  const units = `${left.policy.id} counts in ${left.policy.unit}s, ${right.policy.id} in ${right.policy.unit}s; neither is converted.\n`;
  return {
    json: {
      left: worded(left, policies[0], localizer),
      right: worded(right, policies[1], localizer),
      differences: differingLines(left, right),
      thresholds: differingThresholds(left, right),
    },
    summary: `${units}\n${summaryOf(left)}\n${summaryOf(right)}`,
  };
}
