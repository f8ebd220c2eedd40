import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/policy/engine/evaluate.ts";
import { NAIVE_POLICY_IDS } from "../naive/naive-standing.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { caseArbitrary } from "../support/random-teacher.ts";
import { runs } from "../support/runs.ts";

const catalogue = builtInPolicies();

describe.each(NAIVE_POLICY_IDS)("every figure of %s", (id) => {
  const policy = catalogue.policy(id);
  const articles = Object.keys(policy.file.articles);

  it("names an article of the policy, whatever a record states", () => {
    fc.assert(
      fc.property(caseArbitrary(id), ({ teacher, records, asOf }) => {
        const standing = evaluate(policy, { teacher, records }, asOf);
        for (const { id: record, reasons } of standing.records) {
          expect(reasons.length, record).toBeGreaterThan(0);
          for (const { article } of reasons) expect(articles).toContain(article);
        }
        const { requirements, thresholds, caps, silent } = standing;
        for (const { article } of [...requirements, ...thresholds, ...caps, ...silent]) {
          expect(articles).toContain(article);
        }
      }),
      runs(100),
    );
  });
});
