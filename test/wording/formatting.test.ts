import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../src/domain/day.ts";
import {
  amount,
  day,
  dayWithWeekday,
  number,
  scopeName,
  share,
  sum,
  unitName,
  unitOf,
  windowName,
} from "../../src/wording/formatting.ts";
import { builtInWording } from "../support/built-in-wording.ts";
import { samplePolicies } from "../support/sample-policies.ts";
import { smallPolicy } from "../support/small-policy.ts";

const zh = builtInWording().in("zh-CN");
const en = builtInWording().in("en");

describe("amounts", () => {
  it.each([
    [8, "8"],
    [18.5, "18.5"],
    [5.3333, "5.3333"],
    [0.1 + 0.2, "0.3"],
    [0, "0"],
  ])("writes %d as %s", (value, written) => {
    expect(number(value)).toBe(written);
  });

  it("carry their unit, in English one or many", () => {
    expect(amount(zh, 8, { unit: "credit" })).toBe("8 学分");
    expect(amount(zh, 8, { unit: "hour" })).toBe("8 学时");
    expect(amount(en, 1, { unit: "credit" })).toBe("1 credit");
    expect(amount(en, 0, { unit: "credit" })).toBe("0 credits");
    expect(amount(en, 1.5, { unit: "hour" })).toBe("1.5 hours");
  });

  it("carry the policy's own word for its unit where it has one", () => {
    const points = unitOf(smallPolicy("unit-word: { zh: 积分, en: point, en-many: points }"));
    expect(amount(zh, 8, points)).toBe("8 积分");
    expect(amount(zh, 1, points)).toBe("1 积分");
    expect(amount(en, 1, points)).toBe("1 point");
    expect(amount(en, 8, points)).toBe("8 points");
    expect(unitName(en, points)).toBe("points");
  });

  it("stand over what is asked for", () => {
    expect(share(22, 30)).toBe("22/30");
  });
});

describe("sums", () => {
  it("add rounded thirds as the thirds they are", () => {
    expect(sum([5.3333, 5.3333, 5.3333])).toBe(16);
    expect(sum([0.6667, 0.3333])).toBe(1);
    expect(sum([0.1667, 0.1667])).toBe(0.3333);
  });

  it("add thirds of whole hours to what the hours make together", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 }), (hours) => {
        const rounded = hours.map((each) => Math.round((each / 3) * 10_000) / 10_000);
        const total = hours.reduce((added, each) => added + each, 0) / 3;
        expect(sum(rounded)).toBeCloseTo(total, 4);
      }),
    );
  });

  it("add decimals without the dust of binary fractions", () => {
    expect(sum([0.1, 0.2])).toBe(0.3);
    expect(sum([])).toBe(0);
  });
});

describe("days", () => {
  const last = parseDay("2013-12-31");

  it("leave their year out within the year asked in", () => {
    expect(day(zh, last, parseDay("2013-03-01"))).toBe("12月31日");
    expect(day(en, last, parseDay("2013-03-01"))).toBe("31 December");
  });

  it("name their year otherwise", () => {
    expect(day(zh, last, parseDay("2014-03-01"))).toBe("2013年12月31日");
    expect(day(en, last)).toBe("31 December 2013");
  });

  it("come with their weekday when a record is read back", () => {
    expect(dayWithWeekday(zh, last)).toBe("2013年12月31日（周二）");
    expect(dayWithWeekday(en, last)).toBe("Tuesday, 31 December 2013");
  });
});

describe("names", () => {
  it("of windows are what people call them", () => {
    expect(windowName(zh, "year", "2013")).toBe("2013年");
    expect(windowName(zh, "school-year", "2012")).toBe("2012学年");
    expect(windowName(zh, "cycle", "2011-2015")).toBe("2011–2015 周期");
    expect(windowName(en, "cycle", "2011-2015")).toBe("2011–2015 cycle");
  });

  it("of scopes are those of the policy's baskets", () => {
    const bailu = samplePolicies().policy("bailu-county");
    expect(scopeName(zh, bailu, "school-based")).toBe("校本研修");
    expect(scopeName(en, bailu, "school-based")).toBe("School-based training");
    expect(scopeName(zh, bailu, "total")).toBe("合计");
  });
});
