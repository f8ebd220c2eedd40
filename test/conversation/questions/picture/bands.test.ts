import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandsOf } from "../../../../src/conversation/questions/picture/bands.ts";

describe("bands of amounts", () => {
  it("have everybody once, are alike wide, and are few", () => {
    const amount = fc.oneof(
      fc.double({ min: 0.0001, max: 20_000, noNaN: true }),
      fc.integer({ min: 1, max: 500 }),
    );
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 60 }), (amounts) => {
        const bands = bandsOf(amounts);
        expect(bands.reduce((sum, { people }) => sum + people, 0)).toBe(amounts.length);
        expect(bands.length).toBeLessThanOrEqual(6);
        expect(bands[0]?.above).toBe(0);
        bands.forEach(({ above, upTo }, at) => {
          expect(upTo - above).toBe(bands[0]?.upTo);
          expect(above).toBe(at === 0 ? 0 : bands[at - 1]?.upTo);
        });
        expect(bands.at(-1)?.people).toBeGreaterThan(0);
      }),
    );
  });

  it("are none of nothing", () => {
    expect(bandsOf([])).toEqual([]);
  });
});
