import { describe, expect, it } from "vitest";
import { differingRules } from "../../../src/policy/engine/compare-policies.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const AWARDS = `
  - { id: training, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
  - { id: school, when: { activity: school-based }, worth: { credits: 1, per: hour }, to: [school-based], cite: 二 }`;
const cap = (at: number, cite: string) =>
  `caps: [{ id: year, on: school-based, per: year, at: ${at}, cite: ${cite} }]`;

describe("comparing two policies", () => {
  it.each(builtInPolicies().ids)("finds no difference between %s and itself", (id) => {
    const policy = builtInPolicies().document(id);
    expect(differingRules(policy, policy)).toEqual([]);
  });

  it.each([
    // before, after, the difference
    [cap(30, "三"), cap(24, "四"), ["caps", "year", "changed", "三", "四"]],
    ["", cap(24, "四"), ["caps", "year", "added", null, "四"]],
    [cap(30, "三"), "", ["caps", "year", "removed", "三", null]],
    [
      'year: { starts: "01-01", cite: 零 }',
      'year: { starts: "02-01", cite: 零 }',
      ["time", "year", "changed", "零", "零"],
    ],
    ["", "cycle: { years: 5, first: 2011 }", ["time", "cycle", "added", null, null]],
    [
      "kinds: { away: { level: county } }",
      "kinds: { away: { level: city } }",
      ["kinds", "away", "changed", null, null],
    ],
  ])("tells what becomes of %j as %j", (before, after, [section, id, change, was, is]) => {
    expect(differingRules(smallPolicy(before), smallPolicy(after))).toEqual([
      { section, id, change, before: was, after: is },
    ]);
  });

  it("takes the same amount written in two ways for the same", () => {
    const written = (at: string) =>
      smallPolicy(`caps: [{ id: year, on: school-based, per: year, at: ${at}, cite: 三 }]`);
    expect(differingRules(written("0.5"), written("1/2"))).toEqual([]);
  });

  it("tells of awards in another order, because the first decides", () => {
    const [first = "", second = ""] = AWARDS.trim().split("\n");
    const turned = `award:\n  ${second.trim()}\n  ${first.trim()}`;
    const found = differingRules(smallPolicy(`award:${AWARDS}`), smallPolicy(turned));
    expect(found.map(({ id, change }) => [id, change])).toEqual([
      ["training", "moved"],
      ["school", "moved"],
    ]);
  });

  it("says nothing of articles and examples, which change no figure", () => {
    const told = 'examples: [{ name: a, on: "2020-01-01", expect: {} }]';
    expect(differingRules(smallPolicy(""), smallPolicy(told))).toEqual([]);
  });
});
