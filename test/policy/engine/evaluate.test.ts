import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import {
  factsOf,
  school,
  smallPolicy,
  standingUnder,
  training,
} from "../../support/small-policy.ts";

const EVERYTHING = `
  cycle: { years: 5, first: 2011 }
  exclude: [{ id: failed, when: { outcome: failed }, cite: 一 }]
  pending: [{ id: unverified, when: { verified: false }, cite: 一 }]
  award:
    - { id: training, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
    - { id: school, when: { activity: school-based }, worth: { credits: 1, per: "3 hours" }, to: [school-based], cite: 二 }
    - { id: new, when: { activity: induction }, worth: { credits: 1, per: hour }, to: [induction], books: track, cite: 二 }
  bonus: [{ id: excellent, when: { outcome: excellent }, add: 5, cite: 三 }]
  duplicates: [{ id: once, among: {}, same: [content], within: year, keep: highest, cite: 三 }]
  caps:
    - { id: school-year-cap, on: school-based, per: year, at: 10, cite: 三 }
    - { id: total-cap, on: total, per: cycle, at: 40, cite: 三 }
  offset: [{ id: fill, surplus-of: annual, fills: annual-school, cite: 四 }]
  reduce: [{ id: leave, for: leave, per: full-semester, months-apart: 6, by: 10, lowers: [annual], cite: 四 }]
  require:
    - { id: annual, of: total, per: year, at-least: 30, cite: 五 }
    - { id: annual-school, of: school-based, per: year, at-least: 20, cite: 五 }
  tracks: [{ id: beginners, of: induction, starts: hired-on, years: 3, at-least: 60, cite: 五 }]
  thresholds: [{ id: excellent-year, of: total, per: year, at: 72, effect: { zh: 优, en: good }, cite: 五 }]
  interpretations: [{ topic: { zh: 病假, en: sick leave }, cite: 五, reading: { zh: 不减, en: lowers nothing } }]
`;
const RECORDS = [
  training("2015-03-01", 20, "content: 甲"),
  training("2015-04-01", 16, "content: 甲, outcome: excellent"),
  school("2015-05-01", 31),
  school("2015-06-01", 9),
  training("2015-07-01", 9, "outcome: failed"),
  training("2015-08-01", 9, "verified: false"),
  "date: 2015-09-01, activity: induction, hours: 12",
];
const TEACHER =
  "hiredOn: 2014-09-01, leaves: [{ kind: sick, from: 2015-02-01, to: 2015-07-01, fullSemesters: 1 }]";

describe("a standing", () => {
  it("comes of all mechanisms in their fixed order", () => {
    const standing = standingUnder(EVERYTHING, "2015-12-31", RECORDS, TEACHER);
    // The bonus lifts the second record over the first, which gives way to it; then the caps cut.
    expect(standing.records.map(({ converted, counted }) => [converted, counted])).toEqual([
      [0, 0],
      [21, 21],
      [10.3333, 10],
      [3, 0],
      [0, 0],
      [9, 0],
      [12, 0],
    ]);
    expect(standing.years).toEqual([
      { label: "2015", from: "2015-01-01", to: "2015-12-31", total: 31 },
    ]);
    expect(
      standing.requirements.map(({ id, required, counted, missing }) => [
        id,
        required,
        counted,
        missing,
      ]),
    ).toEqual([
      ["annual", 20, 31, 0],
      ["annual-school", 20, 11, 9],
      ["beginners", 60, 12, 48],
    ]);
    expect(standing.thresholds[0]).toMatchObject({ counted: 31, missing: 41 });
    expect(standing.silent).toEqual([{ topic: "病假", article: "五", reading: "不减" }]);
  });

  it("lists records as they were given, and everything else in the order of the policy", () => {
    const standing = standingUnder(EVERYTHING, "2015-12-31", [...RECORDS].reverse(), TEACHER);
    expect(standing.records.map(({ id }) => id)).toEqual([
      "r1",
      "r2",
      "r3",
      "r4",
      "r5",
      "r6",
      "r7",
    ]);
    expect(standing.caps.map(({ id }) => id)).toEqual(["school-year-cap", "total-cap"]);
    expect(standing.requirements.map(({ id }) => id)).toEqual([
      "annual",
      "annual-school",
      "beginners",
    ]);
  });

  it("is the same to the byte for the same input, also from a policy loaded anew", () => {
    const day = parseDay("2015-12-31");
    const facts = factsOf(RECORDS, TEACHER);
    const policy = smallPolicy(EVERYTHING);
    const first = JSON.stringify(evaluate(policy, facts, day));
    expect(JSON.stringify(evaluate(policy, facts, day))).toBe(first);
    expect(JSON.stringify(evaluate(smallPolicy(EVERYTHING), factsOf(RECORDS, TEACHER), day))).toBe(
      first,
    );
  });

  it("does not depend on what was asked before", () => {
    const policy = smallPolicy(EVERYTHING);
    const ask = (asOf: string, records: typeof RECORDS, teacher: string) =>
      JSON.stringify(evaluate(policy, factsOf(records, teacher), parseDay(asOf)));
    const first = ask("2015-12-31", RECORDS, TEACHER);
    ask("2019-05-01", [school("2018-05-01", 90)], "hiredOn: 2018-01-01");
    ask("2010-05-01", [], "");
    expect(ask("2015-12-31", RECORDS, TEACHER)).toBe(first);
  });

  it("has its keys in one order, whatever the order of those given", () => {
    const keys = (value: unknown): unknown =>
      value && typeof value === "object"
        ? Object.entries(value).map(([key, each]) => [key, keys(each)])
        : undefined;
    const record = { date: "2015-05-01", activity: "training", hours: 8, level: "city" };
    const turned = Object.fromEntries(Object.entries(record).reverse());
    const [first, second] = [record, turned].map((each) =>
      standingUnder(EVERYTHING, "2015-12-31", [each]),
    );
    expect(keys(second)).toEqual(keys(first));
    expect(Object.keys(first ?? {})).toEqual([
      "policy",
      "asOf",
      "records",
      "years",
      "cycles",
      "requirements",
      "thresholds",
      "caps",
      "silent",
    ]);
  });

  it("leaves the facts as they were", () => {
    const facts = factsOf(RECORDS, TEACHER);
    const copy = structuredClone(facts);
    evaluate(smallPolicy(EVERYTHING), facts, parseDay("2015-12-31"));
    expect(facts).toEqual(copy);
  });

  it("of nobody's nothing shows what the year and the cycle ask", () => {
    const standing = standingUnder(EVERYTHING, "2015-06-30", []);
    expect(standing).toMatchObject({
      policy: { id: "small", unit: "credit" },
      asOf: "2015-06-30",
      records: [],
      years: [{ label: "2015", total: 0 }],
      cycles: [{ label: "2011-2015", total: 0 }],
      requirements: [{ missing: 30 }, { missing: 20 }],
    });
  });
});
