import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction } from "../../../src/domain/credits.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { scaleFor } from "../../../src/policy/terms/scale.ts";
import {
  complaintAbout,
  factsOf,
  smallPolicy,
  standingUnder,
  training,
  worths,
} from "../../support/small-policy.ts";

const THIRDS = `
  award:
    - { id: thirds, when: { activity: training }, worth: { credits: 1, per: "3 hours" }, cite: 一 }
    - { id: quarters, when: { activity: school-based }, worth: { credits: 0.25, per: unit }, cite: 一 }
    - { id: halves, when: { activity: self-study }, worth: { credits: 1.5, per: day }, cite: 一 }
`;
const DAY = "2015-05-01";

const tenThousandths = fc.integer({ min: 0, max: 400_000 });
const stated = fc.oneof(
  tenThousandths.map((parts) => ({ parts, perPart: 4n, activity: "training", measure: "hours" })),
  tenThousandths.map((parts) => ({
    parts,
    perPart: 3n,
    activity: "school-based",
    measure: "units",
  })),
  tenThousandths.map((parts) => ({ parts, perPart: 18n, activity: "self-study", measure: "days" })),
);

/** Twelfths of ten-thousandths as a number: exact without thirds, else to four places, half up. */
function read(parts: bigint): number {
  if (parts % 3n === 0n) return Number(parts) / 120_000;
  return Number((parts * 2n + 12n) / 24n) / 10_000;
}

describe("amounts", () => {
  it("are added without losing a part, as whole numbers of any size are", () => {
    const policy = smallPolicy(THIRDS);
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 40 }), (list) => {
        const facts = factsOf(
          list.map(({ parts, activity, measure }) => ({
            date: DAY,
            activity,
            [measure]: parts / 10_000,
          })),
        );
        const standing = evaluate(policy, facts, parseDay("2015-12-31"));
        const exact = list.map(({ parts, perPart }) => BigInt(parts) * perPart);
        expect(worths(standing)).toEqual(exact.map(read));
        expect(standing.years[0]?.total).toBe(read(exact.reduce((sum, each) => sum + each, 0n)));
      }),
    );
  });

  it("do not drift over ten thousand records", () => {
    const records = Array.from({ length: 10_000 }, () => training(DAY, 0.1));
    const { years } = standingUnder("unit: credit", "2015-12-31", records);
    expect(years[0]?.total).toBe(1000);
    expect(records.reduce((sum) => sum + 0.1, 0)).not.toBe(1000);
  });

  it.each([
    // hours of three to a credit, as read
    [1, 0.3333],
    [2, 0.6667],
    [3, 1],
    [1.5, 0.5],
    [0.0001, 0],
    [0.0002, 0.0001],
    [0.0003, 0.0001],
    [299.9999, 100],
    [10, 3.3333],
    [20, 6.6667],
    [0.75, 0.25],
  ])("of %d hours at three hours a credit read %d", (hours, credits) => {
    expect(worths(standingUnder(THIRDS, "2015-12-31", [training(DAY, hours)]))).toEqual([credits]);
  });

  it("of which each is rounded make a total that is not", () => {
    const records = [1, 1, 1].map((hours) => training(DAY, hours));
    const standing = standingUnder(THIRDS, "2015-12-31", records);
    expect(worths(standing)).toEqual([0.3333, 0.3333, 0.3333]);
    expect(standing.years[0]?.total).toBe(1);
  });

  it("keep their four decimals", () => {
    const records = [training(DAY, 0.0001), training(DAY, 12.3456)];
    const standing = standingUnder("unit: credit", "2015-12-31", records);
    expect(worths(standing)).toEqual([0.0001, 12.3456]);
    expect(standing.years[0]?.total).toBe(12.3457);
  });
});

describe("a scale", () => {
  it("holds every fraction, also after each multiple", () => {
    const { unitsPerCredit, units } = scaleFor(
      [fraction(1, 4), fraction(1, 6)],
      [fraction(6, 5), fraction(1, 7)],
    );
    expect(unitsPerCredit).toBe(12 * 5 * 7 * 10_000);
    expect(units(fraction(1, 6))).toBe(unitsPerCredit / 6);
    expect(units(fraction(5, 2))).toBe((unitsPerCredit * 5) / 2);
  });

  it.each([
    // rates, why they cannot be added exactly
    ["1/999983, 1/999979", "their common part is finer than whole numbers go"],
    ["1/999983", "sums of so fine a part outgrow whole numbers"],
  ])("is refused for the rates %s: %s", (rates) => {
    const award = rates
      .split(", ")
      .map(
        (rate, n) => `{ id: a${n}, when: {}, worth: { credits: ${rate}, per: hour }, cite: 一 }`,
      );
    expect(complaintAbout(`award: [${award.join(", ")}]`)).toMatch(
      /key award: amounts in parts of 1\/\d+ cannot be added exactly; use rounder ones/,
    );
  });

  it("is refused where rate and factor are too fine together", () => {
    const clauses = `
      measures: { a: [{ of: hour, times: 1/999983 }], b: [{ of: a, times: 1/999979 }] }
      award: [{ id: x, when: {}, worth: { credits: 1/999961, per: b }, cite: 一 }]
    `;
    expect(complaintAbout(clauses)).toContain("use rounder ones");
  });
});
