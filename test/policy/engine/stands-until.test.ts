import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayNumber, parseDay } from "../../../src/domain/day.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { standsUntil } from "../../../src/policy/engine/stands-until.ts";
import { NAIVE_POLICY_IDS } from "../../naive/naive-standing.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { caseArbitrary } from "../../support/random-teacher.ts";
import { runs } from "../../support/runs.ts";

const catalogue = builtInPolicies();
const ids = NAIVE_POLICY_IDS.filter((id) => catalogue.ids.includes(id));
const day = (text: string): Day => parseDay(text);

describe.each(ids)("under %s", (id) => {
  const policy = catalogue.policy(id);
  const undated = (facts: Parameters<typeof evaluate>[1], on: Day) => {
    const { asOf: _, ...standing } = evaluate(policy, facts, on);
    return standing;
  };

  it("a standing is the same on every day until the one that is told", () => {
    fc.assert(
      fc.property(caseArbitrary(id), fc.double({ min: 0, max: 1, noNaN: true }), (each, part) => {
        const { asOf, ...facts } = each;
        const until = standsUntil(policy, facts, asOf);
        const days = dayNumber(until) - dayNumber(asOf);
        expect(days).toBeGreaterThanOrEqual(0);
        const standing = undated(facts, asOf);
        expect(undated(facts, until)).toEqual(standing);
        expect(undated(facts, addDays(asOf, Math.round(days * part)))).toEqual(standing);
      }),
      runs(60),
    );
  });

  it("it lasts as long as its year where nothing lies ahead", () => {
    const facts = { teacher: { id: "T001" }, records: [] };
    const asOf = day("2013-06-15");
    const { year } = policy.calendar.placeOf(asOf);
    const until = standsUntil(policy, facts, asOf);
    if (year) expect(until >= addDays(asOf, 14) && until <= year.to).toBe(true);
    else expect(until).toBe(asOf);
  });
});
