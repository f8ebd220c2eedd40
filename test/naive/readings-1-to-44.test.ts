import { describe, expect, test } from "vitest";
import { converted, counted, day, labels, line, standingOf } from "./hand-worked.ts";

/*
 * The readings in which two programs most easily part, each worked out by hand.
 */

describe("every policy", () => {
  test("shows a record before its first year and lists no window for it", () => {
    const standing = standingOf("hunan-heye-school", "2012-01-01", [
      { date: "2010-12-31", hours: 9 },
    ]);
    expect(standing.records[0]).toMatchObject({
      converted: 9,
      counted: 0,
      year: null,
      cycle: null,
    });
    expect(labels(standing.years)).toEqual(["2012"]);
  });

  test("lists the year of a failed record, and counts neither it nor a later or unverified one", () => {
    const standing = standingOf("hunan-heye-school", "2014-06-01", [
      { date: "2012-05-01", hours: 10, outcome: "failed" },
      { date: "2014-06-01", hours: 20 },
      { date: "2014-06-02", hours: 30 },
      { date: "2013-06-01", hours: 40, verified: false },
    ]);
    expect(converted(standing)).toEqual([0, 20, 30, 40]);
    expect(counted(standing)).toEqual([0, 20, 0, 0]);
    expect(labels(standing.years)).toEqual(["2012", "2013", "2014"]);
  });

  test("lets r9 lose before r10 on the same day, and the record at the limit keep a part", () => {
    const sameDay = { date: "2014-05-01", activity: "school-based", hours: 20 } as const;
    const standing = standingOf("hunan-heye-school", "2014-12-31", [
      { ...sameDay, id: "r9" },
      { ...sameDay, id: "r10" },
    ]);
    expect(counted(standing)).toEqual([10, 20]);
  });

  test("still runs on the last day of a window", () => {
    const last = standingOf("hunan-heye-school", "2014-12-31", []);
    expect(line(last, "total", "year", "2014")?.status).toBe("open");
    const after = standingOf("hunan-heye-school", "2015-01-01", [{ date: "2014-01-01" }]);
    expect(line(after, "total", "year", "2014")?.status).toBe("short");
  });
});

describe("hunan-heye-school", () => {
  test("caps the cycle on what the years left, and leaves the year totals alone", () => {
    const years = ["2011", "2012", "2013", "2014", "2015"];
    const standing = standingOf(
      "hunan-heye-school",
      "2015-12-31",
      years.map((year) => ({ date: `${year}-06-01`, activity: "school-based", hours: 40 })),
    );
    expect(standing.years.map((year) => year.total)).toEqual([30, 30, 30, 30, 30]);
    expect(standing.cycles[0]?.total).toBe(120);
    expect(standing.records[4]).toMatchObject({ converted: 40, counted: 30, countedInCycle: 0 });
    const cap = standing.caps.find((one) => one.window === "cycle");
    expect(cap).toMatchObject({ before: 150, counted: 120, lost: 30, room: 0 });
  });

  test("books the second full semester half a year on, and drops a fraction", () => {
    const standing = standingOf("hunan-heye-school", "2016-12-31", [{ date: "2015-03-01" }], {
      leaves: [{ kind: "sick", from: day("2015-08-31"), fullSemesters: 2.9 }],
    });
    expect(line(standing, "total", "year", "2015")).toMatchObject({ required: 0, status: "met" });
    expect(line(standing, "total", "year", "2016")).toMatchObject({ required: 0, status: "met" });
    expect(line(standing, "total", "cycle", "2011-2015")?.required).toBe(330);
    expect(line(standing, "total", "cycle", "2016-2020")?.required).toBe(330);
  });

  test("takes the first rate in a programme that applies, and nothing at the own school", () => {
    const lecture = { date: "2014-05-01", role: "lecturer", hours: 2 } as const;
    const standing = standingOf("hunan-heye-school", "2014-12-31", [
      { ...lecture },
      { ...lecture, level: "county", place: "other-county" },
      { ...lecture, level: "county", place: "other-city" },
      { ...lecture, host: "programme" },
      { ...lecture, host: "school", place: "own-school" },
      { date: "2014-05-01", role: "lecturer", credits: 7, level: "city" },
    ]);
    expect(converted(standing)).toEqual([4, 8, 10, 6, 0, 7]);
  });

  test("keeps the first of equal lectures, and sees no content in blanks", () => {
    const lecture = { date: "2014-05-01", role: "lecturer", hours: 2 } as const;
    const standing = standingOf("hunan-heye-school", "2014-12-31", [
      { ...lecture, content: " 作文 " },
      { ...lecture, content: "作文", date: "2014-04-01" },
      { ...lecture, content: "  " },
      { ...lecture, content: "  " },
      { ...lecture, content: "作文", hours: 9, verified: false },
    ]);
    expect(converted(standing)).toEqual([0, 4, 4, 4, 18]);
  });
});

describe("gansu-2013", () => {
  test("caps school-based work by school year across the turn of the calendar year", () => {
    const standing = standingOf("gansu-2013", "2013-01-15", [
      { date: "2012-08-31", activity: "school-based", hours: 60 },
      { date: "2012-12-31", activity: "school-based", hours: 64 },
      { date: "2013-01-01", activity: "school-based", hours: 60 },
    ]);
    expect(counted(standing)).toEqual([20, 21.3333, 8.6667]);
    expect(standing.years.map((year) => year.total)).toEqual([41.3333, 8.6667]);
    expect(standing.caps.filter((cap) => cap.window === "school-year")).toMatchObject([
      { label: "2011", before: 20, lost: 0, room: 10 },
      { label: "2012", before: 41.3333, lost: 11.3333, room: 0 },
    ]);
  });

  test("puts degree study into the cycle only, and lists the year of its date", () => {
    const standing = standingOf("gansu-2013", "2015-12-31", [
      { date: "2013-06-01", activity: "degree-study", diploma: true, schoolYears: 7 },
      { date: "2014-06-01", activity: "degree-study", schoolYears: 3 },
      { date: "2014-06-01", activity: "public-course", schoolYears: 4 },
    ]);
    expect(standing.records[0]).toMatchObject({ converted: 150, counted: 0, countedInCycle: 150 });
    expect(standing.records.map((record) => record.year)).toEqual([null, null, null]);
    expect(converted(standing)).toEqual([150, 0, 0]);
    expect(labels(standing.years)).toEqual(["2013", "2014", "2015"]);
  });

  test("adds the bonus to hours only, and gives online training nothing", () => {
    const standing = standingOf("gansu-2013", "2015-12-31", [
      { date: "2013-06-01", level: "nation", hours: 10, outcome: "excellent" },
      { date: "2013-06-01", level: "nation", credits: 10, outcome: "excellent" },
      { date: "2013-06-01", mode: "live-online", credits: 10 },
    ]);
    expect(converted(standing)).toEqual([50, 10, 0]);
  });
});
