import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Standing } from "../../../src/domain/standing.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { NAIVE_KEYS } from "../../naive/lines.ts";
import { NAIVE_POLICY_IDS, naiveStanding } from "../../naive/naive-standing.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { caseArbitrary } from "../../support/random-teacher.ts";
import { runs } from "../../support/runs.ts";

const catalogue = builtInPolicies();
const ids = NAIVE_POLICY_IDS.filter((id) => catalogue.ids.includes(id));

/** The lines of a standing as text, in an order of their own, so that the two can be held side by side. */
function lines(list: readonly object[], keys: readonly string[]): string[] {
  return list
    .map((line) => JSON.stringify(keys.map((key) => (line as Record<string, unknown>)[key])))
    .sort();
}

const LISTS = Object.keys(NAIVE_KEYS) as (keyof typeof NAIVE_KEYS)[];

describe.each(ids)("the engine on %s", (id) => {
  it("agrees with arithmetic written out by hand on random teachers", () => {
    const policy = catalogue.policy(id);
    fc.assert(
      fc.property(caseArbitrary(id), ({ teacher, records, asOf }) => {
        const standing: Standing = evaluate(policy, { teacher, records }, asOf);
        const naive = naiveStanding(id, { teacher, records }, asOf);
        for (const list of LISTS) {
          expect(lines(standing[list], NAIVE_KEYS[list]), list).toEqual(
            lines(naive[list], NAIVE_KEYS[list]),
          );
        }
      }),
      runs(150),
    );
  });
});
