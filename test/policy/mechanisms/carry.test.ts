import { describe, expect, it } from "vitest";
import {
  complaintAbout,
  standingUnder,
  training,
  type Written,
} from "../../support/small-policy.ts";

function clauses(windows: number | "all", more = ""): string {
  return `
    require: [{ id: annual, of: total, per: year, at-least: 30, cite: 三 }]
    carry: [{ id: over, surplus-of: annual, windows: ${windows}${more}, cite: 四 }]
  `;
}

/** What each year's line counts, and what is missing. */
function lines(written: string, records: readonly Written[], asOf = "2015-12-31") {
  const { requirements } = standingUnder(written, asOf, records);
  return Object.fromEntries(
    requirements.map(({ label, counted, missing }) => [label, [counted, missing]]),
  );
}

describe("surplus that is carried over", () => {
  it("fills the next window, which says from where and by which article; totals stay", () => {
    const standing = standingUnder(clauses(1), "2015-12-31", [
      training("2014-05-01", 42),
      training("2015-05-01", 20),
    ]);
    expect(standing.requirements).toMatchObject([
      { label: "2014", counted: 42, missing: 0 },
      {
        label: "2015",
        counted: 30,
        missing: 0,
        status: "met",
        carried: [{ from: "2014", amount: 10, article: "四" }],
      },
    ]);
    expect(standing.years.map(({ total }) => total)).toEqual([42, 20]);
  });

  it.each([
    // windows, counted 2013, 2014, 2015, why
    [0, 50, 0, 0, "the text rules it out"],
    [1, 50, 20, 0, "only in the next"],
    [2, 50, 20, 0, "used up in the next"],
  ] as const)(
    "over %s windows: %d, %d, %d, for it is %s",
    (windows, first, second, third, _why) => {
      const counted = lines(clauses(windows), [
        training("2013-05-01", 50),
        training("2014-05-01", 0.0001),
        training("2015-05-01", 0.0001),
      ]);
      const rounded = Object.values(counted).map(([each]) => Math.round(each ?? 0));
      expect(rounded).toEqual([first, second, third]);
    },
  );

  it.each([
    // windows, counted in 2015, why
    [1, 0, "it is too old"],
    [2, 20, "it is just young enough"],
    ["all", 20, "it never gets too old"],
  ] as const)("over %s windows reaches the second with %d: %s", (windows, counted, _why) => {
    const records = [
      training("2013-05-01", 50),
      training("2014-05-01", 30),
      training("2015-05-01", 0.5),
    ];
    expect(lines(clauses(windows), records)["2015"]?.[0]).toBe(counted + 0.5);
  });

  it("is used by windows that nobody asked about", () => {
    const records = [training("2013-05-01", 70), training("2015-05-01", 1)];
    expect(lines(clauses("all"), records)).toEqual({ "2013": [70, 0], "2015": [11, 19] });
  });

  it("is used oldest first, and no more of it than the text allows", () => {
    const { requirements } = standingUnder(clauses("all", ", at-most: 5"), "2015-12-31", [
      training("2013-05-01", 50),
      training("2014-05-01", 33),
      training("2015-05-01", 23),
    ]);
    expect(requirements[2]).toMatchObject({
      counted: 30,
      carried: [
        { from: "2013", amount: 5 },
        { from: "2014", amount: 2 },
      ],
    });
  });

  it("needs a requirement that no other rule gives or takes surplus of", () => {
    const carry = "carry: [{ id: over, surplus-of: anual, windows: 1, cite: 四 }]";
    const require = "require: [{ id: annual, of: total, per: year, at-least: 30, cite: 三 }]";
    expect(complaintAbout(`${require}\n${carry}`)).toContain(
      "require has no rule anual; did you mean annual?",
    );
    expect(
      complaintAbout(`
        require:
          - { id: annual, of: total, per: year, at-least: 30, cite: 三 }
          - { id: at-school, of: school-based, per: year, at-least: 10, cite: 三 }
        offset: [{ id: fill, surplus-of: at-school, fills: annual, cite: 四 }]
        carry: [{ id: over, surplus-of: at-school, windows: 1, cite: 四 }]
      `),
    ).toContain("carry.0.surplus-of: what takes part in an offset cannot be carried too");
  });
});
