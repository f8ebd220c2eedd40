import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstMinute,
  readTimeSpan,
  timeOfDay,
  timeSpanText,
} from "../../src/domain/time-of-day.ts";

describe("a part of the day", () => {
  it.each([
    ["08:30-11:30", { from: 510, to: 690 }],
    ["0:00-24:00", { from: 0, to: 1440 }],
    [" 9:05-9:06 ", { from: 545, to: 546 }],
    ["11:30-08:30", undefined],
    ["08:30-08:30", undefined],
    ["08:60-09:00", undefined],
    ["08:30-24:01", undefined],
    ["8-11", undefined],
    ["", undefined],
  ])("is read from %j", (text, span) => {
    expect(readTimeSpan(text)).toEqual(span);
  });

  it("is written as it is read", () => {
    expect(timeSpanText({ from: 545, to: 1440 })).toBe("09:05-24:00");
    expect(timeOfDay(0)).toBe("00:00");
  });
});

describe("the first minute", () => {
  const within = [
    { from: 510, to: 690 },
    { from: 840, to: 1020 },
  ];
  it.each([
    [0, [], 510],
    [600, [], 600],
    [690, [], 840],
    [1019, [], 1019],
    [1020, [], undefined],
    [0, [{ from: 0, to: 600 }], 600],
    [0, [{ from: 500, to: 700 }], 840],
    [0, [{ from: 0, to: 1440 }], undefined],
    [
      0,
      [
        { from: 510, to: 850 },
        { from: 850, to: 900 },
      ],
      900,
    ],
  ])("from %i on, outside %j, is %s", (earliest, outside, minute) => {
    expect(firstMinute(within, outside, earliest)).toBe(minute);
  });

  it("is the one that is found by trying every minute", () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
      .map(([from, length]) => ({ from, to: Math.min(from + length, 1440) }));
    const spans = fc.array(span, { maxLength: 3 });
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 0, max: 1440 }), (inside, outside, earliest) => {
        const isIn = (minute: number) => (each: { from: number; to: number }) =>
          each.from <= minute && minute < each.to;
        const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
        const first = minutes.find(
          (minute) =>
            minute >= earliest && inside.some(isIn(minute)) && !outside.some(isIn(minute)),
        );
        expect(firstMinute(inside, outside, earliest)).toBe(first);
      }),
    );
  });
});
