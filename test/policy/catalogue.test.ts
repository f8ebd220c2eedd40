import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/domain/failure.ts";
import { type Catalogue, openCatalogue } from "../../src/policy/catalogue.ts";
import { policyText } from "../support/small-policy.ts";

const GOOD = policyText('id: good-2013\naliases: [好, "2013"]');
const MISTAKEN = policyText("id: mistaken\naliases: [错, 7]\ncapz: []");

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

  it("knows where a part of a policy stands", () => {
    const catalogue = opened(["good.yaml", "# by hand\nid: good\ncaps:\n  - id: a\n    at: 3\n"]);
    expect(catalogue.placeOf("good", ["caps", 0, "at"])).toEqual({ file: "good.yaml", line: 5 });
    expect(() => catalogue.placeOf("nowhere", [])).toThrow(/no policy "nowhere"/);
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
    expect(refusal(catalogue, "third")).toMatch(/key extends: there is no policy zzzzzzzzzzzzz$/);
    expect(refusal(catalogue, "fourth")).toContain("no policy secnd; did you mean second?");
  });
});
