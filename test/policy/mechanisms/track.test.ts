import { describe, expect, it } from "vitest";
import { standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  year: { starts: "01-01", cite: 零, first: 2011 }
  pending: [{ id: unverified, when: { verified: false }, cite: 四 }]
  award:
    - { id: induction, when: { activity: induction }, worth: { credits: 1, per: hour }, to: [induction], books: track, cite: 一 }
    - { id: other-track, when: { activity: self-study }, worth: { credits: 1, per: hour }, to: [online], books: track, cite: 一 }
    - { id: training, when: {}, worth: { credits: 1, per: hour }, to: [induction], cite: 一 }
  tracks:
    - { id: new-teacher, of: induction, starts: hired-on, years: 3, at-least: 150, each-year: { 1: 60, 2: 50.5 }, cite: 三 }
`;
const induction = (date: string, hours: number, more = "") =>
  `date: ${date}, activity: induction, hours: ${hours}, ${more}`;

const lines = (
  asOf: string,
  records: readonly (string | object)[],
  teacher = "hiredOn: 2013-09-01",
) => standingUnder(CLAUSES, asOf, records as never, teacher).requirements;

describe("a track", () => {
  it("runs for whole years from the one in which the teacher was hired, beside year and cycle", () => {
    const records = [induction("2013-10-01", 40), induction("2015-12-31", 20)];
    const standing = standingUnder(CLAUSES, "2015-12-31", records, "hiredOn: 2013-09-01");
    expect(standing.requirements).toEqual([
      {
        id: "new-teacher",
        scope: "induction",
        window: "track",
        label: "2013-2015",
        from: "2013-01-01",
        to: "2015-12-31",
        required: 150,
        counted: 60,
        missing: 90,
        status: "open",
        article: "三",
      },
      expect.objectContaining({
        id: "new-teacher-year",
        scope: "induction",
        window: "year",
        label: "2013",
        required: 60,
        counted: 40,
        missing: 20,
        status: "short",
        article: "三",
      }),
    ]);
    expect(standing.years.map(({ total }) => total)).toEqual([0, 0]);
    expect(standing.records[0]).toMatchObject({ converted: 40, counted: 0, countedInCycle: 0 });
  });

  it("asks of single years by their place in it, where they are shown", () => {
    const records = [induction("2014-10-01", 60), induction("2015-01-01", 1)];
    const yearly = lines("2013-12-31", records).slice(1);
    expect(yearly.map(({ label, required, status }) => [label, required, status])).toEqual([
      ["2013", 60, "open"],
      ["2014", 50.5, "open"],
    ]);
  });

  it.each([
    // record, counted, why
    [induction("2013-01-01", 7), 7, "the first day of its first year"],
    [induction("2012-12-31", 7), 0, "the day before"],
    [induction("2015-12-31", 7), 7, "its last day"],
    [induction("2016-01-01", 7), 0, "the day after"],
    [induction("2014-05-01", 7, "verified: false"), 0, "what waits for somebody's word"],
    [training("2014-05-01", 7), 0, "what is booked to the year, in the same basket"],
    [
      "date: 2014-05-01, activity: self-study, hours: 7",
      0,
      "what is booked to a track, in another basket",
    ],
  ])("counts %j as %d: %s", (record, counted, _why) => {
    expect(lines("2016-05-01", [record, induction("2014-02-01", 0)])[0]).toMatchObject({ counted });
  });

  it("is met with just enough", () => {
    expect(lines("2016-01-01", [induction("2014-05-01", 150)])[0]).toMatchObject({
      missing: 0,
      status: "met",
    });
  });

  it.each([
    // teacher, day asked about, why
    ["", "2014-05-01", "nobody knows when they were hired"],
    ["hiredOn: 2010-12-31", "2011-05-01", "they were hired before the first year"],
    ["hiredOn: 2013-09-01", "2012-12-31", "it has not begun and nothing touches it"],
    ["hiredOn: 2013-09-01", "2016-01-01", "it is over and nothing touches it"],
  ])("is not shown for %j asked on %s: %s", (teacher, asOf, _why) => {
    expect(lines(asOf, [], teacher)).toEqual([]);
  });

  it.each([
    // teacher, records, why
    ["hiredOn: 2013-09-01", [induction("2015-12-31", 1)], "a record touches it"],
    ["hiredOn: 2013-09-01, leaves: [{ kind: sick, from: 2015-12-31 }]", [], "a leave touches it"],
  ])("that is over is shown for %j with %j: %s", (teacher, records, _why) => {
    expect(lines("2017-05-01", records, teacher)[0]).toMatchObject({ status: "short" });
  });
});
