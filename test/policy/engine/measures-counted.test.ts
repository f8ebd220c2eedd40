import { describe, expect, it } from "vitest";
import { measuresCounted } from "../../../src/policy/engine/measures-counted.ts";
import { factsOf, smallPolicy } from "../../support/small-policy.ts";

const POLICY = smallPolicy(`
  exclude: [{ id: online, when: { mode: online }, cite: 五 }]
  award:
    - { id: training, when: { activity: training }, worth: [{ credits: 1, per: hour }, { credits: 1, per: credit }], cite: 一 }
    - { id: lesson, when: { activity: open-lesson }, worth: { credits: 2 }, cite: 二 }
`);

function counted(record: string) {
  const { teacher, records } = factsOf([`date: 2026-03-01, ${record}`]);
  const [only] = records;
  if (!only) throw new Error("no record was written");
  return measuresCounted(POLICY, teacher, only);
}

describe("the measures by which a policy counts a record", () => {
  it.each(["activity: training", "activity: training, days: 2", "activity: training, hours: 0"])(
    "are those of its award, whatever is stated: %s",
    (record) => {
      expect(counted(record)).toEqual({ measures: ["hours", "credits"], articles: ["一"] });
    },
  );

  it.each([
    ["where it is worth the same whatever is stated", "activity: open-lesson, hours: 2"],
    ["where there is no rule for it", "activity: publication, hours: 2"],
    ["where it does not count at all", "activity: training, mode: online, hours: 2"],
  ])("are none %s", (_, record) => {
    expect(counted(record).measures).toEqual([]);
  });
});
