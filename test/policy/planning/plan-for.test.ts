import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { planFor } from "../../../src/policy/planning/plan-for.ts";
import {
  factsOf,
  school,
  smallPolicy,
  training,
  type Written,
} from "../../support/small-policy.ts";

const TITLE = "title: { zh: 课, en: Course }";
const COURSE = `{ id: course, ${TITLE}, record: { activity: training }, in: hours }`;
const MEETING = `{ id: meeting, ${TITLE}, record: { activity: school-based }, in: hours, hours-each: 1/2 }`;

/** The steps of a plan, each as year, option, amount, clock hours and what it gives. */
function planned(clauses: string, asOf: string, records: readonly Written[] = [], teacher = "") {
  const plan = planFor(smallPolicy(clauses), factsOf(records, teacher), parseDay(asOf));
  return {
    steps: plan.steps.map(({ year, option, amount, hours, gives }) => [
      year,
      option.id,
      amount,
      hours,
      gives,
    ]),
    closes: plan.steps.map(({ closes }) => closes.map(({ id, label }) => `${id} ${label}`)),
    hours: plan.hours,
    beyond: plan.beyond.map(({ id, label }) => `${id} ${label}`),
  };
}

describe("a plan", () => {
  const ANNUAL = "require: [{ id: annual, of: total, per: year, at-least: 30, cite: 三 }]";

  it("asks for what is missing and no more", () => {
    const plan = planned(`${ANNUAL}\noptions: [${COURSE}]`, "2015-06-30", [
      training("2015-05-01", 22),
    ]);
    expect(plan).toEqual({
      steps: [["2015", "course", 8, 8, 8]],
      closes: [["annual 2015"]],
      hours: 8,
      beyond: [],
    });
  });

  it("asks for whole amounts", () => {
    const plan = planned(`${ANNUAL}\noptions: [${COURSE}]`, "2015-06-30", [
      training("2015-05-01", 22.25),
    ]);
    expect(plan.steps).toEqual([["2015", "course", 8, 8, 8]]);
  });

  it("asks for at least as much as there is at a time", () => {
    const option = COURSE.replace("in: hours", "in: hours, at-least: 16");
    const plan = planned(`${ANNUAL}\noptions: [${option}]`, "2015-06-30", [
      training("2015-05-01", 22),
    ]);
    expect(plan.steps).toEqual([["2015", "course", 16, 16, 16]]);
  });

  it("prefers what takes fewer clock hours, up to its cap, and then the other", () => {
    const clauses = `
      caps: [{ id: cap, on: school-based, per: year, at: 10, cite: 四 }]
      ${ANNUAL}
      options: [${COURSE}, ${MEETING}]
    `;
    const plan = planned(clauses, "2015-06-30", [school("2015-05-01", 6)]);
    expect(plan.steps).toEqual([
      ["2015", "meeting", 4, 2, 4],
      ["2015", "course", 20, 20, 20],
    ]);
    expect(plan.hours).toBe(22);
  });

  it("looks at a cap only from the year on in which it is set", () => {
    const clauses = `
      caps: [{ id: cap, on: school-based, per: year, at: { 2016-01-01: 10 }, cite: 四 }]
      ${ANNUAL}
      options: [${COURSE}, ${MEETING}]
    `;
    expect(planned(clauses, "2015-06-30").steps).toEqual([["2015", "meeting", 30, 15, 30]]);
    expect(planned(clauses, "2016-06-30").steps).toEqual([
      ["2016", "meeting", 10, 5, 10],
      ["2016", "course", 20, 20, 20],
    ]);
  });

  it("does what it can for a gap that cannot be closed, and names it", () => {
    const clauses = `
      caps: [{ id: cap, on: school-based, per: year, at: 10, cite: 四 }]
      require:
        - { id: annual, of: total, per: year, at-least: 30, cite: 三 }
        - { id: annual-school, of: school-based, per: year, at-least: 4, cite: 三 }
      options: [${MEETING}]
    `;
    const plan = planned(clauses, "2015-06-30");
    expect(plan.beyond).toEqual(["annual 2015"]);
    expect(plan.steps).toEqual([["2015", "meeting", 10, 5, 10]]);
    expect(plan.closes).toEqual([["annual 2015", "annual-school 2015"]]);
  });

  it("spreads what a cycle asks over the years that are left of it", () => {
    const clauses = `
      cycle: { years: 2, first: 2015 }
      require: [{ id: all, of: total, per: cycle, at-least: 40, cite: 三 }]
      options: [${COURSE}]
    `;
    const { steps, hours } = planned(clauses, "2015-07-02");
    expect(steps.map(([year, , amount]) => [year, amount])).toEqual([
      ["2015", 14],
      ["2016", 26],
    ]);
    expect(hours).toBe(40);
  });

  it("knows the room that a cap leaves in years that have not begun", () => {
    const clauses = `
      cycle: { years: 2, first: 2015 }
      caps: [{ id: cap, on: school-based, per: year, at: 10, cite: 四 }]
      require: [{ id: all, of: total, per: cycle, at-least: 26, cite: 三 }]
      options: [${COURSE}, ${MEETING}]
    `;
    expect(planned(clauses, "2015-12-31", [school("2015-05-01", 8)]).steps).toEqual([
      ["2015", "meeting", 2, 1, 2],
      ["2016", "meeting", 10, 5, 10],
      ["2016", "course", 6, 6, 6],
    ]);
  });

  it("fills a line with the surplus of another where that takes fewer hours", () => {
    const clauses = `
      award:
        - { id: slow, when: { mode: online }, worth: { credits: 1, per: hour }, to: [online], cite: 一 }
        - { id: fast, when: {}, worth: { credits: 3, per: hour }, to: [school-based], cite: 一 }
      offset: [{ id: fill, surplus-of: school, fills: web, cite: 四 }]
      require:
        - { id: school, of: school-based, per: year, at-least: 12, cite: 三 }
        - { id: web, of: online, per: year, at-least: 9, cite: 三 }
      options: [{ id: web-course, ${TITLE}, record: { activity: training, mode: online }, in: hours }, ${COURSE}]
    `;
    const plan = planned(clauses, "2015-06-30", ["date: 2015-05-01, activity: other, hours: 2"]);
    expect(plan.steps).toEqual([["2015", "course", 5, 5, 15]]);
    expect(plan.beyond).toEqual([]);
  });

  describe("where surplus is carried into later years", () => {
    const LEAVE = "leaves: [{ kind: other, from: 2016-05-01, to: 2017-02-01 }]";
    const carrying = (more: string, windows = 1) => `
      require: [{ id: annual, of: total, per: year, at-least: 8, cite: 三 }]
      carry: [{ id: over, surplus-of: annual, windows: ${windows}, cite: 五 }]
      options: [${COURSE}, ${MEETING}]
      ${more}
    `;
    const amounts = ({ steps }: ReturnType<typeof planned>) =>
      steps.map(([year, option, amount]) => [year, option, amount]);

    it("asks for no more than what is missing after what was carried in", () => {
      const earlier = [training("2015-05-01", 20)];
      const plan = planned(carrying("", 2), "2016-06-30", earlier, LEAVE);
      expect(amounts(plan)).toEqual([["2017", "meeting", 4]]);
    });

    it("does more in an earlier year where a later one leaves no room", () => {
      const cap =
        "caps: [{ id: cap, on: total, per: year, at: { 2015-01-01: 20, 2017-01-01: 5 }, cite: 四 }]";
      const plan = planned(carrying(cap), "2016-06-30", [], LEAVE);
      expect(amounts(plan)).toEqual([
        ["2016", "meeting", 11],
        ["2017", "meeting", 5],
      ]);
      expect(plan.beyond).toEqual([]);
    });

    it("does it in the year in which it takes fewer hours", () => {
      const cap =
        "caps: [{ id: cap, on: school-based, per: year, at: { 2015-01-01: 20, 2017-01-01: 0 }, cite: 四 }]";
      const plan = planned(carrying(cap), "2016-06-30", [], LEAVE);
      expect(amounts(plan)).toEqual([["2016", "meeting", 16]]);
      expect(plan.hours).toBe(8);
    });

    it.each([
      // windows, at most, the years that stay open
      [0, "", ["annual 2017"]],
      [1, "", []],
      [1, ", at-most: 2", ["annual 2017"]],
      [1, ", at-most: 3", []],
    ])("carries over %i years%s and leaves open %j", (windows, most, open) => {
      const cap =
        "caps: [{ id: cap, on: total, per: year, at: { 2015-01-01: 20, 2017-01-01: 5 }, cite: 四 }]";
      const clauses = carrying(cap, windows).replace(
        "surplus-of: annual",
        `surplus-of: annual${most}`,
      );
      expect(planned(clauses, "2016-06-30", [], LEAVE).beyond).toEqual(open);
    });
  });

  it("fills a track with what is booked to it", () => {
    const clauses = `
      award:
        - { id: new, when: { activity: induction }, worth: { credits: 1, per: hour }, to: [induction], books: track, cite: 一 }
        - { id: other, when: {}, worth: { credits: 1, per: hour }, cite: 一 }
      tracks: [{ id: beginners, of: induction, starts: hired-on, years: 1, at-least: 60, cite: 三 }]
      options: [${COURSE}, { id: induction, ${TITLE}, record: { activity: induction }, in: hours }]
    `;
    const plan = planned(clauses, "2015-06-30", [], "hiredOn: 2015-09-01");
    expect(plan.steps).toEqual([["2015", "induction", 60, 60, 60]]);
  });

  it("starts where a year starts, if today lies in none", () => {
    const clauses = `
      year: { starts: "02-01", ends: "01-30", cite: 零 }
      cycle: { years: 5, first: 2014 }
      require: [{ id: all, of: total, per: cycle, at-least: 10, cite: 三 }]
      options: [${COURSE}]
    `;
    const { steps } = planned(clauses, "2018-01-31");
    expect(steps).toEqual([["2018", "course", 10, 10, 10]]);
  });

  it("is empty where nothing is missing, where nothing is offered, and where what is offered gives nothing", () => {
    expect(planned("unit: credit", "2015-06-30").steps).toEqual([]);
    expect(planned(ANNUAL, "2015-06-30")).toMatchObject({ steps: [], beyond: ["annual 2015"] });
    const useless = `{ id: reading, ${TITLE}, record: { activity: self-study }, in: hours }`;
    expect(planned(`${ANNUAL}\noptions: [${useless}]`, "2015-06-30").steps).toEqual([]);
  });
});

describe("a plan by a day", () => {
  const CLAUSES = `
    cycle: { years: 5, first: 2011 }
    require:
      - { id: annual, of: total, per: year, at-least: 30, cite: 三 }
      - { id: five-years, of: total, per: cycle, at-least: 200, cite: 四 }
    options: [${COURSE}]
  `;
  const by = (asOf: string, day: string) =>
    planFor(
      smallPolicy(CLAUSES),
      factsOf([training("2014-05-01", 8)]),
      parseDay(asOf),
      parseDay(day),
    );
  const told = (asOf: string, day: string) => {
    const { steps, gaps, later } = by(asOf, day);
    return {
      steps: steps.map(({ year, amount }) => `${year} ${amount}`),
      gaps: gaps.map(({ id }) => id),
      later: later.map(({ id }) => id),
    };
  };

  it("closes what must be closed by then, and names the rest", () => {
    expect(told("2014-06-30", "2014-12-31")).toEqual({
      steps: ["2014 22"],
      gaps: ["annual"],
      later: ["five-years"],
    });
  });

  it("closes the cycle in its last year too, which ends that same day", () => {
    expect(told("2015-06-30", "2015-12-31")).toEqual({
      steps: ["2015 192"],
      gaps: ["annual", "five-years"],
      later: [],
    });
    expect(told("2015-06-30", "2015-12-30")).toEqual({
      steps: [],
      gaps: [],
      later: ["annual", "five-years"],
    });
  });
});
