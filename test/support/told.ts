import { parseDay } from "../../src/domain/day.ts";
import type { Standing } from "../../src/domain/standing.ts";
import type { Policy } from "../../src/policy/engine/compile.ts";
import { evaluate, type Facts } from "../../src/policy/engine/evaluate.ts";
import { readFacts } from "../../src/policy/loading/facts.ts";
import type { Reply } from "../../src/wording/reply.ts";
import { builtInWording } from "./built-in-wording.ts";
import { samplePolicies } from "./sample-policies.ts";

export const zh = builtInWording().in("zh-CN");
export const en = builtInWording().in("en");

const catalogue = samplePolicies();

/** What a reply about a teacher is made from. */
export interface Case {
  readonly policy: Policy;
  readonly facts: Facts;
  readonly standing: Standing;
}

/** The real engine's standing for records written as in the contract; ids are r1, r2, … where absent. */
export function caseOf(
  policyId: string,
  asOf: string,
  records: readonly Record<string, unknown>[],
  teacher: Record<string, unknown> = {},
): Case {
  const policy = catalogue.policy(policyId);
  const named = records.map((record, index) => ({ id: `r${index + 1}`, ...record }));
  const facts = readFacts({ teacher: { id: "T001", ...teacher }, records: named }, "this test");
  return { policy, facts, standing: evaluate(policy, facts, parseDay(asOf)) };
}

/** What is read before the first empty line. */
export function firstLines({ text }: Reply): readonly string[] {
  return (text.split("\n\n")[0] ?? "").split("\n");
}

/** What follows the first empty line. */
export function details({ text }: Reply): readonly string[] {
  const [, ...rest] = text.split("\n\n");
  return rest.join("\n\n").split("\n").filter(Boolean);
}

/** The blocks of one kind. */
export function blocksOf<K extends Reply["blocks"][number]["kind"]>(reply: Reply, kind: K) {
  return reply.blocks.filter(
    (block): block is Extract<Reply["blocks"][number], { kind: K }> => block.kind === kind,
  );
}
