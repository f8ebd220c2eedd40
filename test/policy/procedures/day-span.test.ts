import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY_LENGTH,
  covers,
  type DaySpan,
  daysAtLeast,
  daysAtMost,
  daysBetween,
  daysLessThan,
  daysMoreThan,
  exactly,
  meet,
  piecesOf,
  spanInWords,
} from "../../../src/policy/procedures/day-span.ts";

const halves = fc.integer({ min: 1, max: 20 }).map((each) => each / 2);
const span: fc.Arbitrary<DaySpan> = fc.oneof(
  halves.map(exactly),
  halves.map(daysAtLeast),
  halves.map(daysMoreThan),
  halves.map(daysAtMost),
  halves.map(daysLessThan),
);

/** Whether a number of days lies in a span, said once more. */
function holds({ from, fromIncluded, to, toIncluded }: DaySpan, days: number): boolean {
  const above = fromIncluded ? days >= from : days > from;
  const below = toIncluded ? days <= to : days < to;
  return above && below;
}

describe("the pieces that spans cut all lengths into", () => {
  it("hold every length once, and each lies wholly within a span or wholly outside it", () => {
    const days = fc.integer({ min: 1, max: 100 }).map((each) => each / 4);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), days, (spans, length) => {
        const found = piecesOf(spans).filter((piece) => holds(piece, length));
        expect(found).toHaveLength(1);
        for (const each of spans) {
          expect(covers(each, found[0] as DaySpan)).toBe(holds(each, length));
        }
      }),
    );
  });

  it("are one where nothing cuts", () => {
    expect(piecesOf([])).toEqual([ANY_LENGTH]);
  });
});

describe("two spans", () => {
  it.each([
    [daysAtMost(2), daysAtLeast(2), true],
    [daysAtMost(2), daysMoreThan(2), false],
    [daysLessThan(2), daysAtLeast(2), false],
    [exactly(2), daysBetween(1, 3), true],
    [exactly(4), daysBetween(1, 3), false],
  ])("%j and %j meet: %s", (a, b, expected) => {
    expect(meet(a, b)).toBe(expected);
    expect(meet(b, a)).toBe(expected);
  });
});

describe("a span in words", () => {
  it.each([
    [exactly(2), "exactly 2 days"],
    [daysAtMost(0.5), "at most 0.5 days"],
    [
      { from: 0.5, fromIncluded: false, to: 1, toIncluded: false },
      "more than 0.5 and less than 1 days",
    ],
    [daysAtLeast(3), "at least 3 days"],
    [ANY_LENGTH, "any number of days"],
  ])("%j is %s", (each, words) => {
    expect(spanInWords(each)).toBe(words);
  });
});
