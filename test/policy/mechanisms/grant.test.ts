import { describe, expect, it } from "vitest";
import { complaintAbout, standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  cycle: { years: 5, first: 2011 }
  grant:
    - { id: months-of-leave, for: leave, kinds: [sick], credits: 6, per: whole-month, cite: 四 }
    - { id: months-away, for: posting, credits: 6, per: whole-month, cite: 四 }
    - { id: titled, for: designation, kinds: [dual-qualified], credits: 72, cite: 五 }
`;

/** What is granted, by id. */
function granted(teacher: string, asOf = "2015-12-31"): Record<string, number> {
  const { records } = standingUnder(CLAUSES, asOf, [], teacher);
  return Object.fromEntries(records.map(({ id, counted }) => [id, counted]));
}

describe("credits that are granted", () => {
  it("stand after the records, with their article, in year and cycle", () => {
    const standing = standingUnder(
      CLAUSES,
      "2015-12-31",
      [training("2015-05-01", 10)],
      "designations: [{ kind: dual-qualified, on: 2014-05-01 }]",
    );
    expect(standing.records).toMatchObject([
      { id: "r1" },
      {
        id: "designation:1:2014",
        converted: 72,
        counted: 72,
        countedInCycle: 72,
        year: "2014",
        cycle: "2011-2015",
        reasons: [{ code: "granted", article: "五", rule: "titled", amount: 72 }],
      },
    ]);
    expect(standing.years).toMatchObject([
      { label: "2014", total: 72 },
      { label: "2015", total: 10 },
    ]);
    expect(standing.cycles).toMatchObject([{ label: "2011-2015", total: 82 }]);
  });

  it.each([
    // from, to, granted, why
    ["2015-03-01", "2015-03-30", {}, "a day short of a month"],
    ["2015-03-01", "2015-03-31", { "leave:1:2015": 6 }, "a month to the day"],
    ["2015-01-31", "2015-02-26", {}, "a month after the 31st is the last of February"],
    ["2015-01-31", "2015-02-27", { "leave:1:2015": 6 }, "so it is whole a day before that"],
    ["2014-11-15", "2015-02-14", { "leave:1:2014": 12, "leave:1:2015": 6 }, "by first days"],
  ])("of a leave from %s to %s are %j: %s", (from, to, amounts, _why) => {
    expect(granted(`leaves: [{ kind: sick, from: ${from}, to: ${to} }]`)).toEqual(amounts);
  });

  it("run to the day asked about where no end is stated, and are none without a first day", () => {
    const open = "postings: [{ kind: exchange, from: 2015-10-01 }, { kind: exchange }]";
    expect(granted(open, "2015-11-29")).toEqual({ "posting:1:2015": 6 });
    expect(granted(open, "2015-11-30")).toEqual({ "posting:1:2015": 12 });
  });

  it("are for the kinds named alone, and only from their day on", () => {
    expect(granted("leaves: [{ kind: other, from: 2015-01-01, to: 2015-12-31 }]")).toEqual({});
    const titled = "designations: [{ kind: dual-qualified, on: 2015-06-01 }]";
    expect(granted(titled, "2015-05-31")).toEqual({});
    expect(granted(titled, "2015-06-01")).toEqual({ "designation:1:2015": 72 });
  });

  it("count overlapping times each, by their places in the teacher's list", () => {
    const twice = "{ kind: sick, from: 2015-01-01, to: 2015-01-31 }";
    expect(granted(`leaves: [${twice}, ${twice}]`)).toEqual({
      "leave:1:2015": 6,
      "leave:2:2015": 6,
    });
  });

  it("are given by one rule for each kind", () => {
    const second = "- { id: again, for: leave, credits: 1, per: whole-month, cite: 四 }";
    expect(complaintAbout(`${CLAUSES.trimEnd()}\n    ${second}\n`)).toContain(
      "grant.3.id: months-of-leave grants credits for the same already",
    );
  });

  describe("under a cap on the total", () => {
    const TITLED = "designations: [{ kind: dual-qualified, on: 2015-04-01 }]";
    const capped = (cap: string, ...caps: readonly string[]) =>
      `${CLAUSES}\n  caps:\n${[cap, ...caps].map((each) => `    - { ${each}, cite: 三 }`).join("\n")}\n`;
    const YEAR = "id: total-year, on: total, per: year, at: 80";

    it("are not cut, and take no room, where it speaks of records alone", () => {
      const records = [training("2015-03-01", 50), training("2015-05-01", 50)];
      const standing = standingUnder(capped(YEAR), "2015-12-31", records, TITLED);
      expect(standing.records.map(({ counted }) => counted)).toEqual([50, 30, 72]);
      expect(standing.years).toMatchObject([{ total: 152 }]);
    });

    it("are cut with the records in the order of their days where it means them too", () => {
      const records = [training("2015-03-01", 50), training("2015-05-01", 50)];
      const clauses = capped(`${YEAR}, with-grants: true`);
      const standing = standingUnder(clauses, "2015-12-31", records, TITLED);
      expect(standing.records.map(({ counted }) => counted)).toEqual([50, 0, 30]);
      expect(standing.years).toMatchObject([{ total: 80 }]);
      expect(standing.caps).toMatchObject([{ before: 172, counted: 80, lost: 92, room: 0 }]);
      expect(standing.records[2]?.reasons).toMatchObject([
        { code: "granted", amount: 72 },
        { code: "capped", rule: "total-year", lost: 42 },
      ]);
    });

    it("are cut in the cycle alone where only its cap means them", () => {
      const cycle = "id: total-cycle, on: total, per: cycle, at: 100, with-grants: true";
      const records = [training("2015-03-01", 90)];
      const standing = standingUnder(capped(YEAR, cycle), "2015-12-31", records, TITLED);
      expect(standing.years).toMatchObject([{ total: 152 }]);
      expect(standing.cycles).toMatchObject([{ total: 100 }]);
    });

    it.each([
      // caps, what is said
      [
        [`${YEAR}, with-grants: true`, "id: total-cycle, on: total, per: cycle, at: 100"],
        "caps total-year and total-cycle cut across each other",
      ],
      [
        ["id: part, on: school-based, per: year, at: 9, with-grants: true"],
        "key caps.0.with-grants: what is granted lies in no basket but total",
      ],
      [
        ["id: one, on: total, per: record, at: 9, with-grants: true"],
        "key caps.0.with-grants: what is granted lies in no basket but total, and is no record",
      ],
    ])("are refused to %j", ([first = "", ...others], words) => {
      expect(complaintAbout(capped(first, ...others))).toContain(words);
    });
  });
});
