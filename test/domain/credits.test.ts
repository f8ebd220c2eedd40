import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fraction, multiply, parseFraction, toNumber } from "../../src/domain/credits.ts";

describe("an amount", () => {
  it.each([
    // written, numerator, denominator
    [30, 30, 1],
    [0.25, 1, 4],
    ["1.5", 3, 2],
    ["1/3", 1, 3],
    ["2 1/3", 7, 3],
    ["0", 0, 1],
  ])("written %s is exactly %i/%i", (written, numerator, denominator) => {
    expect(parseFraction(written)).toEqual({ numerator, denominator });
  });

  it.each(["-1", "", "abc", "1/0", "1e3", "1,5", "NaN", "1.1234567"])("refuses %j", (written) => {
    expect(() => parseFraction(written)).toThrow(/not an amount/);
  });

  it("multiplies without losing anything", () => {
    const part = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        const product = multiply(fraction(a, b), fraction(c, d));
        expect(BigInt(product.numerator) * BigInt(b) * BigInt(d)).toBe(
          BigInt(product.denominator) * BigInt(a) * BigInt(c),
        );
      }),
    );
  });
});

describe("an amount for reading", () => {
  it.each([
    // units, units per credit, read
    [300_000, 10_000, 30],
    [160_000, 30_000, 5.3333],
    [200_000, 30_000, 6.6667],
    [2_500, 10_000, 0.25],
    [1, 10_000, 0.0001],
    [29_999, 30_000, 1],
  ])("of %i units at %i is %d", (units, per, read) => {
    expect(toNumber(units, per)).toBe(read);
  });

  it("is exact wherever the decimal is finite", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (tenThousandths) => {
        expect(toNumber(tenThousandths * 6, 60_000)).toBe(tenThousandths / 10_000);
      }),
    );
  });
});
