import { describe, expect, it } from "vitest";
import { portion, verdict } from "../../../src/policy/procedures/calculation.ts";
import type { CalculationFile } from "../../../src/policy/procedures/calculation-file.ts";
import { smallProcedures } from "../../support/small-procedures.ts";

function rule(more: string): CalculationFile {
  const head = "id: c, cite: 一, title: { zh: 数, en: Number }, keywords: [数]";
  const [found] = smallProcedures(`calculations: [{ ${head}, ${more} }]`).calculations;
  return found as CalculationFile;
}

const WHOLE = "whole: { title: { zh: 总, en: all }, in: money }";
const PART =
  "part: { title: { zh: 缺, en: missed }, in: lessons }, over: { zh: 多, en: more }, within: { zh: 少, en: less }";

describe("a share", () => {
  it.each([
    ['share: "5%"', 800_000, { atLeast: 40_000, atMost: 40_000 }],
    ['share: { at-least: "3%", at-most: "5%" }', 200_000, { atLeast: 6000, atMost: 10_000 }],
    ['share: { at-most: "5%" }', 1, { atMost: 0.05 }],
    ['share: { at-least: "2.5%" }', 300, { atLeast: 7.5 }],
    ['share: "10%", round: down', 69, { atLeast: 6, atMost: 6 }],
    ['share: "10%", round: down', 70, { atLeast: 7, atMost: 7 }],
    ['share: "10%"', 0.3, { atLeast: 0.03, atMost: 0.03 }],
  ])("%s of %d is %j", (share, whole, expected) => {
    expect(portion(rule(`${WHOLE}, ${share}`), whole)).toEqual(expected);
  });
});

describe("a number held against a limit", () => {
  it.each([
    [4, 40, false, 10],
    [4.0001, 40, true, 10],
    [5, 40, true, 12.5],
    [3, 30, false, 10],
    [0, 40, false, 0],
    [1, 3, true, 33.33],
  ])("%d of %d goes beyond 10%%: %s, being %d%%", (part, whole, over, percent) => {
    expect(verdict(rule(`${WHOLE}, ${PART}, share: "10%"`), part, whole)).toEqual({
      over,
      percent,
    });
  });

  it.each([
    [10, false],
    [10.5, true],
    [11, true],
  ])("%d goes beyond a plain 10: %s", (part, over) => {
    expect(verdict(rule(`${PART}, more-than: 10`), part, 0)).toEqual({ over });
  });
});
