import { describe, expect, it } from "vitest";
import { complaintAbout, counts, standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  anchors: { confirmed: [{ of: confirmed-on }, { of: hired-on, months-later: 12 }] }
  exclude: [{ id: too-early, when: { before: confirmed, not: { activity: induction } }, cite: 五 }]
  award:
    - { id: new, when: { activity: induction }, worth: { credits: 1, per: hour }, to: [induction], books: track, cite: 一 }
    - { id: any, when: { activity: training }, worth: { credits: 1, per: hour }, cite: 一 }
  tracks: [{ id: first, of: induction, starts: hired-on, until: confirmed, at-least: 120, cite: 四 }]
`;

describe("an anchor", () => {
  it.each([
    // teacher, counted on 30 and 31 August and 1 September 2014, why
    ["confirmedOn: 2014-09-01", [0, 0, 1], "the day itself counts"],
    ["hiredOn: 2013-08-31", [0, 1, 1], "twelve months after the first day"],
    ["hiredOn: 2010-01-01, confirmedOn: 2014-09-01", [0, 0, 1], "the first that is known"],
    ["", [1, 1, 1], "none is known, so nothing is too early"],
  ])("of a teacher with %s: %j, for %s", (teacher, counted, _why) => {
    const days = ["2014-08-30", "2014-08-31", "2014-09-01"];
    const records = days.map((day) => training(day, 1));
    expect(counts(standingUnder(CLAUSES, "2014-12-31", records, teacher))).toEqual(counted);
  });

  it("ends a track on the day before it", () => {
    const teacher = "hiredOn: 2013-09-01, confirmedOn: 2014-09-01";
    const induction = (date: string) => ({ date, activity: "induction", hours: 40 });
    const { requirements } = standingUnder(
      CLAUSES,
      "2014-12-31",
      [induction("2013-01-01"), induction("2014-08-31"), induction("2014-09-01")],
      teacher,
    );
    expect(requirements).toMatchObject([
      { label: "2013-2014", from: "2013-01-01", to: "2014-08-31", counted: 80, status: "short" },
    ]);
  });

  it("leaves no track where it lies before the first day", () => {
    const teacher = "hiredOn: 2013-09-01, confirmedOn: 2013-01-01";
    expect(standingUnder(CLAUSES, "2013-12-31", [], teacher).requirements).toEqual([]);
  });

  it("must be one of the policy's", () => {
    expect(complaintAbout(CLAUSES.replace("until: confirmed", "until: confirmd"))).toContain(
      "there is no anchor called confirmd; did you mean confirmed?",
    );
    expect(complaintAbout(CLAUSES.replace("until: confirmed, ", ""))).toContain(
      "write how many years it takes, or until when it runs",
    );
  });
});
