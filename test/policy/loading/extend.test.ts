import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { isFailure } from "../../../src/domain/failure.ts";
import type { Policy } from "../../../src/policy/engine/compile.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";
import { counts, factsOf, policyText, school, training } from "../../support/small-policy.ts";

const PARENT = policyText(`
  id: province
  unit: hour
  cycle: { years: 5, first: 2011 }
  kinds: { long: { hours: { at-least: 10 } } }
  exclude: [{ id: failed, when: { outcome: failed }, cite: 三 }]
  caps:
    - { id: school-cap, on: school-based, per: year, at: 10, cite: 三 }
    - { id: total-cap, on: total, per: year, at: 100, cite: 四 }
  require: [{ id: annual, of: total, per: year, at-least: 30, cite: 五 }]
  options: [{ id: course, title: { zh: 课, en: Course }, record: { activity: training }, in: hours }]
  interpretations: [{ topic: { zh: 省, en: province }, cite: 一, reading: { zh: 省, en: province } }]
`);

/** A school's policy over the province's, with only these lines of its own. */
const over = (parent: string, id: string, lines: string) => `id: ${id}
title: { zh: 校, en: School }
source: { document: y, last-checked: "2026-01-01" }
extends: ${parent}
${lines}
`;

/** The policy of a school over the province's, and of a class over the school's where lines for it are given. */
function policyOver(lines: string, ofClass?: string): Policy {
  const policies = [
    { file: "province.yaml", text: PARENT },
    { file: "school.yaml", text: over("province", "school", lines) },
    { file: "class.yaml", text: over("school", "class", ofClass ?? "") },
  ];
  const digest = (text: string) => text;
  return openCatalogue({ policies, digest }).policy(ofClass === undefined ? "school" : "class");
}

function refusal(lines: string, parent = PARENT): string {
  try {
    openCatalogue({
      policies: [
        { file: "province.yaml", text: parent },
        { file: "school.yaml", text: over("province", "school", lines) },
      ],
      digest: String,
    }).policy("school");
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  return "loads";
}

const asked = parseDay("2015-12-31");

describe("a policy over another", () => {
  it("knows the fixed items of the other, and its own names go first", () => {
    const named = (zh: string) => `{ title: { zh: ${zh}, en: ${zh} } }`;
    const { programmes } = policyOver(
      `programmes: { ethics: ${named("师德")}, it: ${named("信息")} }`,
      `programmes: { it: ${named("信息技术")} }`,
    ).file;
    expect(programmes).toMatchObject({ ethics: { title: { zh: "师德" } } });
    expect(programmes).toMatchObject({ it: { title: { zh: "信息技术" } } });
  });

  it("takes over what it says nothing of", () => {
    const policy = policyOver("");
    const standing = evaluate(policy, factsOf([school("2015-05-01", 12)]), asked);
    expect(standing.policy.unit).toBe("hour");
    expect(standing.cycles[0]?.label).toBe("2011-2015");
    expect(counts(standing)).toEqual([10]);
    expect(standing.requirements[0]).toMatchObject({ id: "annual", required: 30 });
    expect(policy.file.options.map(({ id }) => id)).toEqual(["course"]);
    expect(policy.file.articles).toHaveProperty("五");
  });

  it("keeps its own name, title and source, and has no aliases of its parent's", () => {
    const { file } = policyOver("aliases: [校]");
    expect([file.id, file.title.en, file.source.document, file.aliases]).toEqual([
      "school",
      "School",
      "y",
      ["校"],
    ]);
  });

  it("has its own unit, year, cycle and options in the place of its parent's", () => {
    const policy = policyOver(`unit: credit
year: { starts: "09-01", cite: 零 }
school-year: { starts: "09-01" }
cycle: { years: 3, first: 2014 }
options: [{ id: own, title: { zh: 课, en: Own }, record: { activity: training }, in: hours }]`);
    const standing = evaluate(policy, factsOf([training("2015-08-31", 12)]), asked);
    expect(standing.policy.unit).toBe("credit");
    expect(standing.records[0]).toMatchObject({ year: "2014", cycle: "2014-2016" });
    expect(policy.file.options.map(({ id }) => id)).toEqual(["own"]);
  });

  it("has its own rule before its parent's, where the first that holds decides", () => {
    const policy = policyOver(
      "award: [{ id: double, when: { level: county }, worth: { credits: 2, per: hour }, cite: 一 }]",
    );
    const facts = factsOf([training("2015-05-01", 3, "level: county"), training("2015-05-02", 3)]);
    expect(counts(evaluate(policy, facts, asked))).toEqual([6, 3]);
  });

  it("replaces the rules it names, and no other", () => {
    const policy = policyOver(
      "caps: [{ id: own, supersedes: [school-cap], on: school-based, per: year, at: 11, cite: 三 }]",
    );
    expect(policy.caps.map(({ id }) => id)).toEqual(["own", "total-cap"]);
    expect(counts(evaluate(policy, factsOf([school("2015-05-01", 12)]), asked))).toEqual([11]);
  });

  it("may give its rule the name of the one it replaces", () => {
    const policy = policyOver(
      "caps: [{ id: school-cap, supersedes: [school-cap], on: school-based, per: year, at: 9, cite: 三 }]",
    );
    expect(counts(evaluate(policy, factsOf([school("2015-05-01", 12)]), asked))).toEqual([9]);
  });

  it("has its own entry of a table in the place of its parent's of that name", () => {
    const policy = policyOver(`kinds: { long: { hours: { at-least: 5 } } }
exclude: [{ id: long, when: { kind: long }, cite: 三 }]`);
    const facts = factsOf([training("2015-05-01", 4), training("2015-05-02", 6)]);
    expect(counts(evaluate(policy, facts, asked))).toEqual([4, 0]);
  });

  it("lists its own silent points before its parent's", () => {
    const own =
      "interpretations: [{ topic: { zh: 校, en: school }, cite: 一, reading: { zh: 校, en: school } }]";
    expect(policyOver(own).silent.map(({ topic }) => topic)).toEqual(["校", "省"]);
  });

  it("may itself be extended", () => {
    const policy = policyOver(
      "caps: [{ id: own, supersedes: [school-cap], on: school-based, per: year, at: 11, cite: 三 }]",
      "caps: [{ id: last, supersedes: [own], on: school-based, per: year, at: 8, cite: 三 }]",
    );
    expect(policy.caps.map(({ id }) => id)).toEqual(["last", "total-cap"]);
    expect(counts(evaluate(policy, factsOf([school("2015-05-01", 12)]), asked))).toEqual([8]);
  });

  it("has a version that changes with its parent's text", () => {
    expect(policyOver("").version).toContain("id: province");
    expect(policyOver("").version).toContain("extends: province");
  });

  it.each([
    // lines, what is said
    ["caps: { id: a }", "school.yaml, line 5, key caps: write a list"],
    ["caps: [a]", "school.yaml, line 5, key caps.0: write keys and values"],
    ["caps: [null]", "school.yaml, line 5, key caps.0: write keys and values"],
    ["caps:", "school.yaml, line 5, key caps: write a list"],
    ["kinds: [long]", "school.yaml, line 5, key kinds: write keys and values"],
    ["interpretations: { topic: a }", "school.yaml, line 5, key interpretations: write a list"],
    ["unit:", "school.yaml, line 5, key unit: write credit or hour"],
    [
      "caps: [{ id: a, supersedes: school-cap, on: total, per: record, at: 1, cite: 三 }]",
      "key caps.0.supersedes: write a list",
    ],
    [
      "caps:\n  - { id: a, supersedes: [school-cup], on: total, per: record, at: 1, cite: 三 }",
      "school.yaml, line 6, key caps.0.supersedes: the extended policy has no caps rule school-cup; did you mean school-cap?",
    ],
    [
      "bonus: [{ id: a, supersedes: [zzzzzzzzzzz], when: {}, times: 2, cite: 三 }]",
      "the extended policy has no bonus rule zzzzzzzzzzz",
    ],
    [
      "caps:\n  - id: school-cap\n    on: total",
      "school.yaml, line 6, key caps.0.id: the extended policy has a rule school-cap too; write supersedes: [school-cap] to replace it",
    ],
    [
      "caps: [{ id: school-cap, supersedes: [total-cap], on: total, per: year, at: 1, cite: 三 }]",
      "write supersedes: [school-cap] to replace it",
    ],
    [
      "caps: [{ id: a, on: school-based, per: year, at: 1, cite: 三 }]",
      "a limits school-based per year already",
    ],
    [
      "caps: [{ id: failed, on: online, per: year, at: 1, cite: 三 }]",
      "exclude has a rule failed already",
    ],
  ])("with %j is refused: %s", (lines, words) => {
    expect(refusal(lines)).toContain(words);
  });

  it("is refused for a fault of its parent's, under its parent's file", () => {
    expect(refusal("", PARENT.replace("unit: hour", "unit: hours"))).toMatch(
      /^province\.yaml, line \d+, key unit: write credit or hour$/,
    );
  });
});
