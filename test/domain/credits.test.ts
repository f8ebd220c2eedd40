import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fraction,
  leastCommonMultiple,
  multiply,
  parseFraction,
  readerOf,
} from "../../src/domain/credits.ts";

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

  it.each([
    [1, 0],
    [0.5, 1],
    [1, 0.5],
    [2 ** 53, 1],
    [Number.NaN, 1],
  ])("is not made of %d over %d", (numerator, denominator) => {
    expect(() => fraction(numerator, denominator)).toThrow(/not a fraction/);
  });

  it.each([
    // made of, in lowest terms
    [6, 4, 3, 2],
    [1, -2, -1, 2],
    [-4, -2, 2, 1],
    [0, 7, 0, 1],
  ])("made of %i over %i is %i/%i", (above, below, numerator, denominator) => {
    expect(fraction(above, below)).toEqual({ numerator, denominator });
  });

  it.each([
    [4, 6, 12],
    [7, 5, 35],
    [1, 1, 1],
  ])("whose parts are %i and %i has the common part %i", (a, b, common) => {
    expect(leastCommonMultiple(a, b)).toBe(common);
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
    [50, 300_000, 0.0002],
    [44, 300_000, 0.0001],
    [45, 300_000, 0.00015],
    [-5_000, 10_000, -0.5],
    [-10_000, 30_000, -0.3333],
    [-20_000, 30_000, -0.6667],
    [0, 30_000, 0],
  ])("of %i units at %i is %d", (units, per, read) => {
    expect(readerOf(per)(units)).toBe(read);
  });

  it("is exact wherever the decimal is finite", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (tenThousandths) => {
        expect(readerOf(60_000)(tenThousandths * 6)).toBe(tenThousandths / 10_000);
      }),
    );
  });
});
