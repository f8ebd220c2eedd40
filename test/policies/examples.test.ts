import { describe, expect, it } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { isApplicable } from "../../src/policy/engine/compile.ts";
import { failingExamples } from "../../src/policy/loading/examples.ts";
import { readRecord } from "../../src/policy/loading/facts.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";

const catalogue = builtInPolicies();

const applicable = catalogue.ids.filter((id) => isApplicable(catalogue.document(id)));

describe.each(applicable)("%s", (id) => {
  const policy = catalogue.policy(id);

  it("bears out every example it carries", () => {
    expect(policy.file.examples.length).toBeGreaterThan(10);
    expect(failingExamples(policy)).toEqual([]);
  });

  it("names each example once, in Chinese", () => {
    const names = policy.file.examples.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
  });

  it("notices an example that is wrong", () => {
    const wrong = {
      name: "wrong",
      on: "2015-06-30" as Day,
      records: [],
      absent: {},
      expect: { years: [{ label: "2015", total: 1 }] },
    };
    const file = { ...policy.file, examples: [wrong] };
    expect(failingExamples({ ...policy, file })).toEqual([
      { name: "wrong", expected: "years 2015: total 1", found: "years 2015: total 0" },
    ]);
  });

  it("offers only activities that leave a record behind", () => {
    expect(policy.file.options.length).toBeGreaterThan(1);
    for (const option of policy.file.options) {
      const record = {
        ...option.record,
        id: "r",
        date: "2015-06-30",
        ...(option.in && { [option.in]: 6 }),
      };
      expect(() => readRecord(record, option.id)).not.toThrow();
    }
  });
});

describe.each(catalogue.ids)("%s", (id) => {
  const policy = catalogue.document(id);

  it("says in both languages what each article holds, and how people ask for it", () => {
    for (const [number, { summary, questions }] of Object.entries(policy.file.articles)) {
      const answers = policy.answers.filter(({ cite }) => cite.includes(number));
      const asked = [...questions, ...answers.flatMap((answer) => answer.questions)];
      expect(summary.zh.length, number).toBeGreaterThan(10);
      expect(summary.en.length, number).toBeGreaterThan(20);
      expect(asked.length, number).toBeGreaterThan(2);
    }
  });
});
