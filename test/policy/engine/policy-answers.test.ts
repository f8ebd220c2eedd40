import { describe, expect, it } from "vitest";
import { openCatalogue } from "../../../src/policy/loading/catalogue.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { asPolicy, EXAMPLE_IDS, exampleFiles } from "../../support/example-policies.ts";

/** Those that come with the program, and those that the pages on the format explain. */
const catalogues = [
  builtInPolicies(),
  openCatalogue({
    digest: (text) => `v${text.length}`,
    policies: EXAMPLE_IDS.map((id) => asPolicy(exampleFiles(id))),
  }),
];
const documents = catalogues.flatMap((each) => each.ids.map((id) => each.document(id)));

describe("a policy that is asked", () => {
  it("says what it is called, where it comes from and whom it extends", () => {
    for (const { file, title, source, parent, unitWord } of documents) {
      expect(title).toBe(file.title);
      expect(source.lastChecked).toBe(file.source["last-checked"]);
      expect(source.document).toBe(file.source.document);
      expect(source).not.toHaveProperty("last-checked");
      expect(parent).toBe(file.extends);
      expect(unitWord?.enMany).toBe(file["unit-word"]?.["en-many"]);
    }
    expect(documents.some(({ parent }) => parent !== undefined)).toBe(true);
    expect(documents.some(({ unitWord }) => unitWord !== undefined)).toBe(true);
  });

  it("finds the rule by which surplus fills another requirement, one way only", () => {
    const rules = documents.flatMap((policy) =>
      policy.rules.offsets.map((rule) => ({ policy, rule })),
    );
    expect(rules.length).toBeGreaterThan(0);
    for (const { policy, rule } of rules) {
      expect(policy.offsetBetween(rule.from, rule.fills)).toBe(rule);
      expect(policy.offsetBetween(rule.fills, rule.from)).toBeUndefined();
      const written = policy.file.offset.map((each) => [
        each["surplus-of"],
        each.fills,
        each["up-to-room-of"],
      ]);
      expect(written).toContainEqual([rule.from, rule.fills, rule.upToRoomOf]);
    }
  });

  it("says of which requirement surplus may be carried over", () => {
    const carrying = documents.filter(({ rules }) => rules.carries.length > 0);
    expect(carrying.length).toBeGreaterThan(0);
    for (const { file, rules } of carrying) {
      expect(rules.carries.map(({ requirement }) => requirement)).toEqual(
        file.carry.map((rule) => rule["surplus-of"]),
      );
    }
  });
});

describe("the threshold that is named", () => {
  const thresholds = documents.flatMap((policy) =>
    policy.file.thresholds.map((rule) => ({ policy, rule })),
  );

  it("is found by its keywords", () => {
    expect(thresholds.length).toBeGreaterThan(0);
    for (const { policy, rule } of thresholds) {
      const isSpokenOf = (keywords: readonly string[]) => keywords === rule.keywords;
      expect(policy.thresholdNamed(isSpokenOf, [])).toBe(rule.id);
    }
  });

  it("is found by its amount, but not by one that a requirement has", () => {
    const amountOf = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
      numerator / denominator;
    const byAmount = thresholds.map(({ policy, rule }) => {
      const amounts = rule.at.steps.map(({ value }) => amountOf(value));
      const demanded = policy.file.require.flatMap((each) =>
        each["at-least"].steps.map(({ value }) => amountOf(value)),
      );
      const isPlain = amounts.every((each) => !demanded.includes(each));
      return { isPlain, named: policy.thresholdNamed(() => false, amounts) };
    });
    expect(byAmount.some(({ isPlain }) => isPlain)).toBe(true);
    for (const { isPlain, named } of byAmount) expect(named !== undefined).toBe(isPlain);
    for (const policy of documents) {
      const demanded = policy.file.require.flatMap((each) =>
        each["at-least"].steps.map(({ value }) => amountOf(value)),
      );
      expect(policy.thresholdNamed(() => false, demanded)).toBeUndefined();
    }
  });
});
