import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import {
  differingLines,
  differingThresholds,
} from "../../../src/policy/engine/compare-standings.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { readFacts } from "../../../src/policy/loading/facts.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const FACTS = readFacts(
  {
    teacher: { id: "T1" },
    records: [{ id: "r1", date: "2020-03-01", activity: "training", hours: 16 }],
  },
  "test",
);

function standing(clauses: string) {
  return evaluate(smallPolicy(clauses), FACTS, parseDay("2020-12-31"));
}

function requiring(least: number, more = "") {
  return `require: [{ id: year, of: total, per: year, at-least: ${least}, cite: 三 }]\n${more}`;
}

describe("comparing two standings", () => {
  it("finds no difference between a standing and itself", () => {
    expect(differingLines(standing(requiring(30)), standing(requiring(30)))).toEqual([]);
  });

  it("tells both sides of a line with its article", () => {
    expect(differingLines(standing(requiring(10)), standing(requiring(20)))).toEqual([
      {
        scope: "total",
        window: "year",
        label: "2020",
        left: { required: 10, counted: 16, missing: 0, status: "met", article: "三" },
        right: { required: 20, counted: 16, missing: 4, status: "open", article: "三" },
      },
    ]);
  });

  it("tells the total where one side asks for nothing", () => {
    const [line, ...others] = differingLines(standing(""), standing(requiring(20)));
    expect(others).toEqual([]);
    expect(line?.left).toEqual({
      required: null,
      counted: 16,
      missing: 0,
      status: null,
      article: null,
    });
  });

  it("has null where one side has no such line", () => {
    const cycle = "cycle: { years: 5, first: 2016 }";
    const [line] = differingLines(standing(requiring(20)), standing(requiring(20, cycle)));
    expect(line).toMatchObject({ window: "cycle", label: "2016-2020", left: null });
  });

  it("never takes credits and hours for the same", () => {
    const [line] = differingLines(standing(requiring(20)), standing(requiring(20, "unit: hour")));
    expect(line?.left).toEqual(line?.right);
  });
});

describe("comparing thresholds", () => {
  const reaching = (at: number, id = "excellent") => `thresholds:
  - { id: ${id}, of: total, per: year, at: ${at}, effect: { zh: 评优, en: excellent }, cite: 四 }`;

  it("finds no difference between a standing and itself", () => {
    expect(differingThresholds(standing(reaching(20)), standing(reaching(20)))).toEqual([]);
  });

  it("tells both sides of one that changed", () => {
    expect(differingThresholds(standing(reaching(16)), standing(reaching(20)))).toEqual([
      {
        id: "excellent",
        label: "2020",
        left: { at: 16, counted: 16, missing: 0, reached: true, article: "四" },
        right: { at: 20, counted: 16, missing: 4, reached: false, article: "四" },
      },
    ]);
  });

  it("has null where one side has no such threshold", () => {
    const found = differingThresholds(standing(reaching(16)), standing(reaching(16, "other")));
    expect(found).toMatchObject([
      { id: "excellent", right: null },
      { id: "other", left: null },
    ]);
  });
});
