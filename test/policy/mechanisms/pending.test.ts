import { describe, expect, it } from "vitest";
import { counts, school, standingUnder, training, worths } from "../../support/small-policy.ts";

const CLAUSES = `
  pending: [{ id: unverified, when: { verified: false }, cite: 三 }]
  duplicates: [{ id: once, among: {}, same: [content], within: year, keep: first, cite: 四 }]
  caps: [{ id: cap, on: school-based, per: year, at: 10, cite: 五 }]
`;

describe("a pending record", () => {
  it("is worth what it is worth and counts for nothing, by the article of its rule", () => {
    const { records, years } = standingUnder(CLAUSES, "2015-12-31", [
      training("2015-05-01", 8, "verified: false"),
    ]);
    expect(records[0]).toMatchObject({ converted: 8, counted: 0, year: "2015" });
    expect(records[0]?.reasons[1]).toEqual({
      code: "pending",
      article: "三",
      because: "unverified",
    });
    expect(years).toEqual([{ label: "2015", from: "2015-01-01", to: "2015-12-31", total: 0 }]);
  });

  it("may lie ahead: it counts from its day on, and its year is shown before", () => {
    const records = [training("2016-05-01", 8)];
    const before = standingUnder(CLAUSES, "2016-04-30", records);
    expect(counts(before)).toEqual([0]);
    expect(before.records[0]?.reasons[1]).toEqual({
      code: "pending",
      article: "零",
      because: "future",
    });
    expect(counts(standingUnder(CLAUSES, "2016-05-01", records))).toEqual([8]);
    const yearBefore = standingUnder(CLAUSES, "2015-05-01", records);
    expect(yearBefore.years.map(({ label }) => label)).toEqual(["2015", "2016"]);
  });

  it("that lies ahead and waits for somebody's word is told for the word alone", () => {
    const ahead = training("2016-05-01", 8, "verified: false");
    const { records } = standingUnder(CLAUSES, "2015-12-31", [ahead]);
    expect(records[0]?.reasons.slice(1)).toEqual([
      { code: "pending", article: "三", because: "unverified" },
    ]);
  });

  it("stands in no other record's way, neither as its equal nor under a cap", () => {
    const standing = standingUnder(CLAUSES, "2015-12-31", [
      school("2015-05-01", 10, "content: 课堂评价, verified: false"),
      school("2015-05-02", 10, "content: 课堂评价"),
    ]);
    expect(worths(standing)).toEqual([10, 10]);
    expect(counts(standing)).toEqual([0, 10]);
  });
});
