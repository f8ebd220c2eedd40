import { describe, expect, it } from "vitest";
import { standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  cycle: { years: 5, first: 2011 }
  reduce:
    - { id: leave, for: leave, per: full-semester, months-apart: 6, by: 30, lowers: [annual, cycle-total], cite: 四 }
  require:
    - { id: annual, of: total, per: year, at-least: 72, cite: 三 }
    - { id: cycle-total, of: total, per: cycle, at-least: 360, cite: 三 }
    - { id: annual-online, of: online, per: year, at-least: 10, cite: 三 }
  thresholds: [{ id: excellent, of: total, per: year, at: 72, effect: { zh: 优, en: good }, cite: 五 }]
`;

/** Requirement, window and amount asked for, of a teacher with these leaves. */
function asked(
  leaves: string,
  asOf = "2015-12-31",
  records: Parameters<typeof standingUnder>[2] = [],
) {
  const { requirements } = standingUnder(CLAUSES, asOf, records, `leaves: [${leaves}]`);
  return Object.fromEntries(
    requirements.map(({ id, label, required }) => [`${id} ${label}`, required]),
  );
}

describe("a leave", () => {
  it("lowers what is asked in the year and the cycle in which it begins, and nothing else", () => {
    expect(
      asked("{ kind: maternity, from: 2015-02-10, to: 2015-07-10, fullSemesters: 1 }"),
    ).toEqual({
      "annual 2015": 42,
      "cycle-total 2011-2015": 330,
      "annual-online 2015": 10,
    });
  });

  it.each([
    // semesters, asked in 2015, asked in 2016, why
    [0, 72, 72, "none"],
    [0.9, 72, 72, "a part of one is dropped"],
    [1, 42, 72, "one"],
    [2, 42, 42, "the second is booked six months later, in the next year"],
    [2.5, 42, 42, "and a half is dropped"],
    [3, 42, 12, "the third in the next year too"],
    [5, 42, 12, "the fifth, two years later"],
  ])(
    "of %d semesters from September 2015 leaves %d and %d: %s",
    (semesters, first, second, _why) => {
      const leave = `{ kind: sick, from: 2015-09-01, to: 2018-01-31, fullSemesters: ${semesters} }`;
      expect(asked(leave, "2018-01-31")).toMatchObject({
        "annual 2015": first,
        "annual 2016": second,
      });
    },
  );

  it("never lowers below nothing, and says how much each time took off", () => {
    const clauses = CLAUSES.replace("months-apart: 6", "months-apart: 1");
    const { requirements } = standingUnder(
      clauses,
      "2015-12-31",
      [],
      "leaves: [{ kind: sick, from: 2015-01-01, fullSemesters: 3 }]",
    );
    expect(requirements[0]).toMatchObject({
      required: 0,
      missing: 0,
      status: "met",
      lowered: [
        { by: 30, article: "四" },
        { by: 30, article: "四" },
        { by: 12, article: "四" },
      ],
    });
    expect(requirements.find(({ id }) => id === "annual-online")).not.toHaveProperty("lowered");
  });

  it.each([
    // leave, why
    ["{ kind: sick, from: 2015-03-01, to: 2015-07-01 }", "it says nothing of semesters"],
    ["{ kind: sick, fullSemesters: 1 }", "nobody knows when it was"],
    [
      "{ kind: sick, from: 2009-03-01, to: 2009-07-01, fullSemesters: 1 }",
      "it lies before the first year",
    ],
  ])("%s lowers nothing: %s", (leave) => {
    expect(asked(leave)).toMatchObject({ "annual 2015": 72, "cycle-total 2011-2015": 360 });
  });

  it("of another kind than the rule names lowers nothing", () => {
    const clauses = CLAUSES.replace("for: leave,", "for: leave, kinds: [maternity],");
    const annual = (kind: string) =>
      standingUnder(
        clauses,
        "2015-12-31",
        [],
        `leaves: [{ kind: ${kind}, from: 2015-03-01, fullSemesters: 1 }]`,
      ).requirements[0];
    expect(annual("maternity")).toMatchObject({ id: "annual", required: 42 });
    expect(annual("sick")).toMatchObject({ id: "annual", required: 72 });
  });

  it("of which there are several lowers several times", () => {
    const leaves =
      "{ kind: sick, from: 2015-03-01, fullSemesters: 1 }, { kind: maternity, from: 2015-09-01, fullSemesters: 1 }";
    expect(asked(leaves)).toMatchObject({ "annual 2015": 12, "cycle-total 2011-2015": 300 });
  });

  it("grants no credits: totals and thresholds stay as they are", () => {
    const leave = "leaves: [{ kind: sick, from: 2015-03-01, fullSemesters: 1 }]";
    const standing = standingUnder(CLAUSES, "2015-12-31", [training("2015-05-01", 42)], leave);
    expect(standing.requirements[0]).toMatchObject({ required: 42, counted: 42, status: "met" });
    expect(standing.years[0]?.total).toBe(42);
    expect(standing.thresholds[0]).toMatchObject({ at: 72, missing: 30, reached: false });
  });

  it("shows the years that it touches: to its end, else to the day asked about", () => {
    const years = (leave: string, asOf: string) =>
      standingUnder(CLAUSES, asOf, [], `leaves: [${leave}]`).years.map(({ label }) => label);
    expect(years("{ kind: sick, from: 2012-12-31, to: 2014-01-01 }", "2016-05-01")).toEqual([
      "2012",
      "2013",
      "2014",
      "2016",
    ]);
    expect(years("{ kind: sick, from: 2014-05-01 }", "2016-05-01")).toEqual([
      "2014",
      "2015",
      "2016",
    ]);
    expect(years("{ kind: sick, from: 2017-05-01 }", "2015-05-01")).toEqual(["2015", "2017"]);
    expect(years("{ kind: sick, to: 2014-05-01 }", "2016-05-01")).toEqual(["2016"]);
  });
});
