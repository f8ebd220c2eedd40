import { describe, expect, it } from "vitest";
import { isFailure } from "../../../src/domain/failure.ts";
import { type Catalogue, openCatalogue } from "../../../src/policy/loading/catalogue.ts";
import { policyText } from "../../support/small-policy.ts";

const GOOD = policyText('id: good-2013\naliases: [好, "2013"]');
const MISTAKEN = policyText("id: mistaken\naliases: [错, 7]\ncapz: []");

const HABITS = `id: habits
title: { zh: 常规, en: Habits }
source: { document: x, last-checked: "2026-01-01" }
articles: { 一: { summary: { zh: 周一听课。, en: Lessons are observed on Mondays. } } }
interpretations: [{ topic: { zh: 几节, en: how many }, cite: 一, reading: { zh: 问教导处, en: ask the office } }]
`;

function opened(...files: readonly (readonly [file: string, text: string])[]): Catalogue {
  const policies = files.map(([file, text]) => ({ file, text }));
  return openCatalogue({ policies, digest: (text) => `digest of ${text.length}` });
}

function refusal(catalogue: Catalogue, id: string): string {
  try {
    catalogue.policy(id);
  } catch (error) {
    if (isFailure(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "loads";
}

describe("a catalogue", () => {
  const files = [
    ["mistaken.yaml", MISTAKEN],
    ["broken.yaml", "id: broken # by hand\naliases: ["],
    ["good.yaml", GOOD],
  ] as const;

  it("lists all policies by id, also those that cannot be loaded", () => {
    expect(opened(...files).ids).toEqual(["broken", "good-2013", "mistaken"]);
  });

  it("loads one that is right, though others are not", () => {
    expect(opened(...files).policy("good-2013")).toMatchObject({ id: "good-2013", unit: "credit" });
  });

  it.each([
    // id, what is said
    [
      "mistaken",
      /^policy\/unreadable: mistaken\.yaml, line \d+, key capz: there is no such key here/,
    ],
    ["broken", /^policy\/unreadable: broken\.yaml, line \d, key \(file\):/],
    ["god-2013", /^policy\/unknown: there is no policy "god-2013"; did you mean good-2013\?/],
    ["nowhere-at-all", /^policy\/unknown: there is no policy "nowhere-at-all" \(/],
  ])("says of %s why it cannot be used", (id, words) => {
    expect(refusal(opened(...files), id)).toMatch(words);
  });

  it("reads one that sets no credits, and refuses to apply it", () => {
    const catalogue = opened(["habits.yaml", HABITS], ["good.yaml", GOOD]);
    expect(catalogue.document("habits")).toMatchObject({
      id: "habits",
      file: { articles: { 一: { summary: { zh: "周一听课。" } } } },
      silent: [{ topic: "几节", article: "一", reading: "问教导处" }],
    });
    expect(() => catalogue.policy("habits")).toThrow(/policy habits sets no credits/);
    expect(catalogue.document("good-2013")).toBe(catalogue.policy("good-2013"));
  });

  it.each([
    // what it says besides, what is missing
    ["unit: credit", "key unit: a policy with unit sets credits, so it needs a year too"],
    [
      'year: { starts: "01-01", cite: 一 }',
      "key year: a policy with year sets credits, so it needs a unit too",
    ],
    [
      "cycle: { years: 5, first: 2011 }",
      "key cycle: a policy with cycle sets credits, so it needs a unit too",
    ],
    [
      "require: [{ id: r, of: total, per: year, at-least: 3, cite: 一 }]",
      "key require: a policy with require sets credits",
    ],
    [
      'examples: [{ name: none, on: "2026-01-01", expect: {} }]',
      "key examples: a policy with examples sets credits",
    ],
  ])("is refused one that sets credits by half: %s", (besides, words) => {
    expect(refusal(opened(["habits.yaml", `${HABITS}${besides}\n`]), "habits")).toContain(words);
  });

  it("loads a policy once", () => {
    const catalogue = opened(...files);
    expect(catalogue.policy("good-2013")).toBe(catalogue.policy("good-2013"));
  });

  it("knows what people call a policy, where it can be read", () => {
    const catalogue = opened(...files);
    expect(catalogue.namesOf("good-2013")).toEqual(["好", "2013"]);
    expect(catalogue.namesOf("mistaken")).toEqual(["错", "7"]);
    expect(catalogue.namesOf("broken")).toEqual([]);
    expect(catalogue.namesOf("nowhere")).toEqual([]);
  });

  it.each([
    // text, names, how they are written
    ["id: a\naliases:\n  - 甲\n  # also\n\n  - 乙\nunit: [", ["甲", "乙"], "in lines of their own"],
    ["id: a\r\naliases:\r\n- 甲\r\n- 乙\r\nunit: [\r\n", ["甲", "乙"], "not indented"],
    ["{ id: a, aliases: [甲, 乙] }", ["甲", "乙"], "in braces"],
    ["id: a\n'aliases': [甲, 乙]\n", ["甲", "乙"], "under a quoted key"],
    ["id: a\naliases: 甲\n", [], "as no list"],
    ["id: a\n", [], "nowhere"],
  ])("reads from %j the names %j: %s", (text, names, _how) => {
    const catalogue = opened(["named.yaml", text]);
    expect(catalogue.ids.map(catalogue.namesOf)).toEqual([names]);
  });

  it("refuses to use a policy that does not bear out its examples, naming the first that fails", () => {
    const example = (name: string, total: number) =>
      `  - { name: ${name}, on: "2015-12-31", expect: { years: [{ total: ${total} }] } }`;
    const examples = ["examples:", example("a", 0), example("b", 1), example("c", 2)].join("\n");
    const text = policyText(`id: unsound\n${examples}`);
    const line = text.split("\n").indexOf(example("b", 1)) + 1;
    const catalogue = opened(["unsound.yaml", text], ["good.yaml", GOOD]);
    for (const use of [catalogue.document, catalogue.policy]) {
      expect(() => use("unsound")).toThrow(
        `unsound.yaml, line ${line}, example "b": expected years : total 1, but the rules give years : total 0`,
      );
    }
    expect(catalogue.unsoundExamples("unsound").map(({ details }) => details.example)).toEqual([
      "b",
      "c",
    ]);
    expect(catalogue.unsoundExamples("good-2013")).toEqual([]);
  });

  it("gives a policy a version made from its text and that of the shared kinds", () => {
    const [file, text] = ["good.yaml", GOOD];
    const digest = (each: string) => each;
    const version = (kinds: string) =>
      openCatalogue({
        policies: [{ file, text }],
        sharedKinds: { file: "kinds.yaml", text: kinds },
        digest,
      }).policy("good-2013").version;
    expect(version("kinds: {}")).toBe(`${GOOD}\0kinds: {}`);
    expect(openCatalogue({ policies: [{ file, text }], digest }).policy("good-2013").version).toBe(
      `${GOOD}\0`,
    );
  });

  it.each([
    // text, id, why
    ['"id": quoted\n', "quoted", "its key is in quotes"],
    ["title: { zh: 无, en: None }\n", "nameless.yaml", "it states no id"],
    ['id: ""\n', "nameless.yaml", "its id is empty"],
    ["id: 3.5\n", "nameless.yaml", "its id is no text"],
    ["- id\n", "nameless.yaml", "it is a list"],
    ["", "nameless.yaml", "it is empty"],
  ])("finds %j under %s: %s", (text, id, _why) => {
    const catalogue = opened(["nameless.yaml", text]);
    expect(catalogue.ids).toEqual([id]);
    expect(refusal(catalogue, id)).toContain("policy/unreadable: nameless.yaml");
  });

  it("is refused a policy that extends one far from any name, or itself by way of another", () => {
    const over = (id: string, parent: string) =>
      `id: ${id}\ntitle: { zh: 甲, en: A }\nsource: { document: x, last-checked: "2026-01-01" }\nextends: ${parent}\n`;
    const catalogue = opened(
      ["a.yaml", over("first", "second")],
      ["b.yaml", over("second", "first")],
      ["c.yaml", over("third", "zzzzzzzzzzzzz")],
      ["d.yaml", over("fourth", "secnd")],
    );
    expect(refusal(catalogue, "first")).toContain(
      "a.yaml, line 4, key extends: policies extend each other in a circle: first → second → first",
    );
    expect(refusal(catalogue, "third")).toContain(
      "key extends: there is no policy zzzzzzzzzzzzz; known are first, second, third, fourth",
    );
    expect(refusal(catalogue, "fourth")).toContain("no policy secnd; did you mean second?");
  });
});
