import { describe, expect, it } from "vitest";
import { counts, school, standingUnder, training, worths } from "../../support/small-policy.ts";

const CLAUSES = `
  exclude:
    - { id: failed, when: { outcome: failed }, cite: 三 }
    - { id: unaccredited, when: { accredited: false }, cite: 四 }
  bonus: [{ id: extra, when: {}, add: 5, cite: 五 }]
  duplicates: [{ id: once, among: {}, same: [content], within: year, keep: first, cite: 五 }]
  caps: [{ id: cap, on: school-based, per: year, at: 10, cite: 五 }]
`;

describe("an excluded record", () => {
  it("is worth nothing, whatever it states, and says by which rule and article", () => {
    const standing = standingUnder(CLAUSES, "2015-12-31", [
      training("2015-05-01", 8, "outcome: failed"),
      training("2015-05-01", 8, "accredited: false"),
    ]);
    expect(standing.records).toEqual([
      {
        id: "r1",
        converted: 0,
        counted: 0,
        countedInCycle: 0,
        year: "2015",
        cycle: null,
        reasons: [{ code: "excluded", article: "三", rule: "failed" }],
      },
      expect.objectContaining({
        converted: 0,
        reasons: [{ code: "excluded", article: "四", rule: "unaccredited" }],
      }),
    ]);
  });

  it("is struck once, by the first rule that holds", () => {
    const both = training("2015-05-01", 8, "outcome: failed, accredited: false");
    const { records } = standingUnder(CLAUSES, "2015-12-31", [both]);
    expect(records[0]?.reasons).toEqual([{ code: "excluded", article: "三", rule: "failed" }]);
  });

  it("stands in no other record's way, neither as its equal nor under a cap", () => {
    const standing = standingUnder(CLAUSES, "2015-12-31", [
      school("2015-05-01", 10, "content: 课堂评价, outcome: failed"),
      school("2015-05-02", 5, "content: 课堂评价"),
    ]);
    expect(worths(standing)).toEqual([0, 10]);
    expect(counts(standing)).toEqual([0, 10]);
    expect(standing.caps[0]).toMatchObject({ before: 10, lost: 0 });
  });
});
