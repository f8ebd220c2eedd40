import { describe, expect, it } from "vitest";
import { counts, school, standingUnder, training } from "../../support/small-policy.ts";

const HEAD = `
  cycle: { years: 5, first: 2011 }
  school-year: { starts: "09-01" }
`;
const under = (caps: string, asOf: string, records: Parameters<typeof standingUnder>[2]) =>
  standingUnder(`${HEAD}  caps: [${caps}]`, asOf, records);

describe("a cap per year", () => {
  const CAP = "{ id: cap, on: school-based, per: year, at: 30, cite: 三 }";

  it("forfeits what does not fit, of the latest completed first", () => {
    const standing = under(CAP, "2015-12-31", [
      school("2015-06-01", 20),
      school("2015-03-01", 15),
      school("2015-09-01", 5),
      training("2015-10-01", 7),
    ]);
    expect(counts(standing)).toEqual([15, 15, 0, 7]);
    expect(standing.caps).toEqual([
      {
        id: "cap",
        scope: "school-based",
        window: "year",
        label: "2015",
        limit: 30,
        before: 40,
        counted: 30,
        lost: 10,
        room: 0,
        article: "三",
      },
    ]);
  });

  it("forfeits of the later id on the same day, ids compared as plain text", () => {
    const records = ["r9", "r10"].map((id) => school("2015-06-01", 20, { id }));
    expect(counts(under(CAP, "2015-12-31", records))).toEqual([10, 20]);
  });

  it("leaves alone what just fits, and tells how much room is left", () => {
    const standing = under(CAP, "2015-12-31", [school("2015-06-01", 18), school("2015-07-01", 12)]);
    expect(counts(standing)).toEqual([18, 12]);
    expect(standing.caps[0]).toMatchObject({ before: 30, counted: 30, lost: 0, room: 0 });
    const less = under(CAP, "2015-12-31", [school("2015-06-01", 18.5)]);
    expect(less.caps[0]).toMatchObject({ before: 18.5, counted: 18.5, lost: 0, room: 11.5 });
  });

  it("says what a record lost, by which rule and article", () => {
    const { records } = under(CAP, "2015-12-31", [school("2015-06-01", 36)]);
    expect(records[0]).toMatchObject({ converted: 36, counted: 30, countedInCycle: 30 });
    expect(records[0]?.reasons.slice(1)).toEqual([
      {
        code: "capped",
        article: "三",
        rule: "cap",
        limit: 30,
        window: "year",
        label: "2015",
        lost: 6,
      },
    ]);
  });

  it("counts each year by itself, and shows the years in which nothing was done", () => {
    const standing = under(CAP, "2016-12-31", [school("2014-06-01", 40), school("2015-06-01", 29)]);
    expect(counts(standing)).toEqual([30, 29]);
    expect(standing.caps.map(({ label, lost, room }) => [label, lost, room])).toEqual([
      ["2014", 10, 0],
      ["2015", 0, 1],
      ["2016", 0, 30],
    ]);
  });

  it.each([
    // year, counted, why
    ["2010", 40, "there is none before the first"],
    ["2011", 30, "the first"],
    ["2015", 30, "the last year before it changes"],
    ["2016", 36, "the year it changes"],
  ])("that changes leaves %s with %d: %s", (year, expected, _why) => {
    const dated = "{ 2011-01-01: 30, 2016-01-01: 36 }";
    const clauses = `caps: [{ id: cap, on: total, per: year, at: ${dated}, cite: 三 }]`;
    const standing = standingUnder(clauses, "2020-12-31", [school(`${year}-12-31`, 40)]);
    expect(counts(standing)).toEqual([expected]);
    expect(standing.caps.some(({ label }) => label === year)).toBe(year !== "2010");
  });

  it("of nothing lets nothing through", () => {
    const none = under(CAP.replace("30", "0"), "2015-12-31", [school("2015-06-01", 4)]);
    expect(counts(none)).toEqual([0]);
    expect(none.caps[0]).toMatchObject({ lost: 4, room: 0 });
  });

  it("leaves alone what is booked to the cycle alone or to a track", () => {
    const clauses = `
      cycle: { years: 5, first: 2011 }
      tracks: [{ id: new, of: total, starts: hired-on, years: 1, at-least: 9, cite: 三 }]
      award:
        - { id: c, when: { level: city }, worth: { credits: 40 }, books: cycle, cite: 一 }
        - { id: t, when: { level: nation }, worth: { credits: 40 }, books: track, cite: 一 }
        - { id: y, when: {}, worth: { credits: 40 }, cite: 一 }
      caps:
        - { id: yearly, on: total, per: year, at: 10, cite: 三 }
        - { id: single, on: total, per: record, at: 35, cite: 三 }
    `;
    const records = [{ level: "city" }, { level: "nation" }, {}].map((more) =>
      training("2015-05-01", 1, more),
    );
    const standing = standingUnder(clauses, "2015-12-31", records);
    expect(standing.records.map(({ countedInCycle }) => countedInCycle)).toEqual([35, 0, 10]);
    expect(counts(standing)).toEqual([0, 0, 10]);
    expect(standing.caps.find(({ id }) => id === "yearly")).toMatchObject({
      before: 35,
      counted: 10,
    });
  });
});

describe("a cap per record", () => {
  it("looks at each record by itself, and names its line after it", () => {
    const standing = under("{ id: cap, on: total, per: record, at: 10, cite: 三 }", "2015-12-31", [
      training("2015-05-01", 12),
      training("2014-05-01", 9),
    ]);
    expect(counts(standing)).toEqual([10, 9]);
    expect(standing.caps).toMatchObject([
      { window: "record", label: "r2", before: 9, lost: 0, room: 1 },
      { window: "record", label: "r1", before: 12, lost: 2, room: 0 },
    ]);
    expect(standing.records[0]?.reasons[1]).toMatchObject({
      window: "record",
      label: "r1",
      lost: 2,
    });
  });

  it("passes over what lies outside its basket, and what does not count", () => {
    const standing = under(
      "{ id: cap, on: school-based, per: record, at: 10, cite: 三 }",
      "2015-12-31",
      [training("2015-05-01", 12), school("2016-05-01", 12)],
    );
    expect(counts(standing)).toEqual([12, 0]);
    expect(standing.caps).toEqual([]);
  });

  it.each([
    // day, counted
    ["2012-06-14", 20],
    ["2012-06-15", 10],
    ["2015-12-31", 10],
    ["2016-01-01", 12],
  ])("that changes leaves a record of %s with %d", (day, expected) => {
    const dated = "{ 2012-06-15: 10, 2016-01-01: 12 }";
    const cap = `{ id: cap, on: total, per: record, at: ${dated}, cite: 三 }`;
    expect(counts(under(cap, "2020-12-31", [training(day, 20)]))).toEqual([expected]);
  });
});

describe("a cap per school year", () => {
  it("reaches over the new year, and belongs to the school year in which a record lies", () => {
    const cap = "{ id: cap, on: school-based, per: school-year, at: 30, cite: 三 }";
    const standing = under(cap, "2015-12-31", [
      school("2014-09-01", 10),
      school("2014-12-31", 10),
      school("2015-01-01", 8),
      school("2015-08-31", 10),
      school("2015-09-01", 10),
    ]);
    expect(counts(standing)).toEqual([10, 10, 8, 2, 10]);
    expect(standing.records[3]).toMatchObject({ countedInCycle: 2, year: "2015" });
    expect(standing.caps).toMatchObject([
      { window: "school-year", label: "2014", before: 38, counted: 30, lost: 8 },
      { window: "school-year", label: "2015", before: 10, counted: 10, room: 20 },
    ]);
    expect(standing.years.map(({ total }) => total)).toEqual([20, 20]);
  });
});

describe("a cap per cycle", () => {
  it("cuts what counts towards the cycle, and leaves the years as they are", () => {
    const cap = "{ id: cap, on: school-based, per: cycle, at: 30, cite: 三 }";
    const standing = under(cap, "2016-12-31", [
      school("2011-06-01", 20),
      school("2015-06-01", 20),
      school("2016-06-01", 20),
    ]);
    expect(counts(standing)).toEqual([20, 20, 20]);
    expect(standing.records.map(({ countedInCycle }) => countedInCycle)).toEqual([20, 10, 20]);
    expect(standing.cycles.map(({ total }) => total)).toEqual([30, 20]);
    expect(standing.caps).toMatchObject([
      { window: "cycle", label: "2011-2015", before: 40, lost: 10 },
      { window: "cycle", label: "2016-2020", before: 20, room: 10 },
    ]);
  });

  it("works on what its years have let through", () => {
    const caps = `{ id: cycle, on: school-based, per: cycle, at: 50, cite: 三 },
      { id: yearly, on: school-based, per: year, at: 30, cite: 四 }`;
    const standing = under(caps, "2012-12-31", [
      school("2011-06-01", 45),
      school("2012-06-01", 45),
    ]);
    expect(standing.records.map(({ countedInCycle }) => countedInCycle)).toEqual([30, 20]);
    expect(counts(standing)).toEqual([30, 30]);
    expect(standing.records[1]?.reasons.slice(1)).toMatchObject([
      { rule: "yearly", lost: 15 },
      { rule: "cycle", lost: 10 },
    ]);
  });
});

describe("two caps of one window", () => {
  const CAPS = `{ id: all, on: total, per: year, at: 50, cite: 三 },
    { id: part, on: school-based, per: year, at: 30, cite: 四 }`;

  it("cut the inner basket first, then the whole", () => {
    const standing = under(CAPS, "2015-12-31", [
      school("2015-03-01", 40),
      training("2015-04-01", 15),
      training("2015-05-01", 15),
    ]);
    expect(counts(standing)).toEqual([30, 15, 5]);
    expect(standing.caps).toMatchObject([
      { id: "part", before: 40, lost: 10 },
      { id: "all", before: 60, lost: 10 },
    ]);
  });

  it("may both cut the same record", () => {
    const standing = under(CAPS, "2015-12-31", [
      training("2015-03-01", 30),
      school("2015-04-01", 45),
    ]);
    expect(counts(standing)).toEqual([30, 20]);
    expect(standing.records[1]?.reasons.slice(1)).toMatchObject([
      { rule: "part", lost: 15 },
      { rule: "all", lost: 10 },
    ]);
  });
});

describe("a limit that can be raised", () => {
  it.each([
    // courses of two records, limit, why
    [[1, 0], 36, "one course is not enough"],
    [[1, 1], 50, "two courses together"],
    [[2, 0], 50, "two courses of one record"],
  ])("rises with what the records of the window state: %j gives %d", (courses, limit, _why) => {
    const clauses = `
      award: [{ id: degree, when: { activity: degree-study }, worth: { credits: 1, per: hour }, to: [school-based], cite: 一 }]
      caps: [{ id: degree-year, on: school-based, per: year, at: 36, raise: { to: 50, of: course, with-at-least: 2 }, cite: 二 }]
    `;
    const records = courses.map((each) => ({
      date: "2015-05-01",
      activity: "degree-study",
      hours: 40,
      ...(each > 0 && { courses: each }),
    }));
    const { caps } = standingUnder(clauses, "2015-12-31", records);
    expect(caps).toMatchObject([{ limit, before: 80, counted: limit, room: 0 }]);
  });
});
