import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Standing } from "../../../src/domain/standing.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { NAIVE_POLICY_IDS } from "../../naive/naive-standing.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { caseArbitrary } from "../../support/random-teacher.ts";
import { runs } from "../../support/runs.ts";

const catalogue = builtInPolicies();
const ids = NAIVE_POLICY_IDS.filter((id) => catalogue.ids.includes(id));
const RUNS = runs(100);
/** Sums of amounts rounded to four places differ from the rounded sum by less than this. */
const ROUNDING = 0.002;

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

/** What a record counts for lies between nothing and what it is worth. */
function expectBounded({ records }: Standing): void {
  for (const record of records) {
    expect(record.counted).toBeLessThanOrEqual(record.converted);
    expect(record.countedInCycle).toBeLessThanOrEqual(record.converted);
    expect(record.counted).toBeGreaterThanOrEqual(0);
  }
}

/** A total is the sum of the records listed for it. */
function expectSummed({ records, years, cycles }: Standing): void {
  for (const { label, total } of years) {
    const listed = records.filter(({ year }) => year === label);
    expect(Math.abs(total - sum(listed.map(({ counted }) => counted)))).toBeLessThan(ROUNDING);
  }
  for (const { label, total } of cycles) {
    const listed = records.filter(({ cycle }) => cycle === label);
    const counted = listed.map(({ countedInCycle }) => countedInCycle);
    expect(Math.abs(total - sum(counted))).toBeLessThan(ROUNDING);
  }
}

/** A cap is never exceeded, and what is lost and left adds up. */
function expectCapped({ caps }: Standing): void {
  for (const cap of caps) {
    expect(cap.counted).toBeLessThanOrEqual(cap.limit);
    expect(Math.abs(cap.before - cap.counted - cap.lost)).toBeLessThan(ROUNDING);
    expect(Math.abs(cap.limit - cap.counted - cap.room)).toBeLessThan(ROUNDING);
  }
}

/** Nothing is missing exactly where a requirement is met. */
function expectMissingWhereUnmet({ requirements, asOf }: Standing): void {
  for (const line of requirements) {
    expect(line.missing === 0).toBe(line.status === "met" || line.status === "waived");
    expect(line.status === "short").toBe(line.missing > 0 && asOf > line.to);
  }
}

describe.each(ids)("under %s", (id) => {
  const policy = catalogue.policy(id);
  const cases = caseArbitrary(id);

  it("whatever is counted adds up, keeps to its caps, and is missing only where it is", () => {
    fc.assert(
      fc.property(cases, ({ teacher, records, asOf }) => {
        const standing = evaluate(policy, { teacher, records }, asOf);
        expectBounded(standing);
        expectSummed(standing);
        expectCapped(standing);
        expectMissingWhereUnmet(standing);
      }),
      RUNS,
    );
  });

  it("the order of the records never matters", () => {
    const shuffled = cases.chain((each) =>
      fc.tuple(
        fc.constant(each),
        fc.shuffledSubarray([...each.records], { minLength: each.records.length }),
      ),
    );
    const sorted = (standing: Standing) => ({
      ...standing,
      records: [...standing.records].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    fc.assert(
      fc.property(shuffled, ([{ teacher, records, asOf }, other]) => {
        const first = evaluate(policy, { teacher, records }, asOf);
        const second = evaluate(policy, { teacher, records: other }, asOf);
        expect(sorted(second)).toEqual(sorted(first));
      }),
      RUNS,
    );
  });

  it("one more record never lowers a total, unless it takes the place of an equal", () => {
    // A rule that keeps the first of equals may keep the one that is worth less.
    const gaveWay = ({ records }: Standing) =>
      records.filter(({ reasons }) => reasons.some(({ code }) => code === "duplicate")).length;
    // A cap per school year may move credit from one calendar year to the one before it.
    const acrossYears = policy.caps.some(({ per }) => per === "school-year");
    const totals = ({ years, cycles }: Standing): [string, number][] => {
      const each = [...years, ...cycles].map((line): [string, number] => [line.label, line.total]);
      const all = ["all years", sum(years.map(({ total }) => total))] as [string, number];
      return acrossYears ? [all] : [...each, all];
    };
    fc.assert(
      fc.property(cases, ({ teacher, records, asOf }) => {
        const before = evaluate(policy, { teacher, records: records.slice(1) }, asOf);
        const after = evaluate(policy, { teacher, records }, asOf);
        if (gaveWay(before) !== gaveWay(after)) return;
        const now = new Map(totals(after));
        for (const [label, total] of totals(before)) {
          expect((now.get(label) ?? 0) + ROUNDING, label).toBeGreaterThanOrEqual(total);
        }
      }),
      RUNS,
    );
  });
});
