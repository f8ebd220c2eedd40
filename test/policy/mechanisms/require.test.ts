import { describe, expect, it } from "vitest";
import { school, standingUnder, training } from "../../support/small-policy.ts";

const ANNUAL = "require: [{ id: annual, of: total, per: year, at-least: 30, cite: 三 }]";

describe("a requirement", () => {
  it("tells for its window what is asked, what counted and what is missing", () => {
    const { requirements } = standingUnder(ANNUAL, "2015-06-30", [training("2015-05-01", 22)]);
    expect(requirements).toEqual([
      {
        id: "annual",
        scope: "total",
        window: "year",
        label: "2015",
        from: "2015-01-01",
        to: "2015-12-31",
        required: 30,
        counted: 22,
        missing: 8,
        status: "open",
        article: "三",
      },
    ]);
  });

  it.each([
    // day asked about, hours, missing, status, why
    ["2015-12-31", 29.9999, 0.0001, "open", "on its last day a window still runs"],
    ["2016-01-01", 29.9999, 0.0001, "short", "the day after it is over"],
    ["2015-01-01", 30, 0, "met", "just enough"],
    ["2016-01-01", 31, 0, "met", "more than enough"],
    ["2015-05-01", 0, 30, "open", "nothing"],
  ])("asked on %s with %d hours misses %d and is %s: %s", (asOf, hours, missing, status, _why) => {
    const { requirements } = standingUnder(ANNUAL, asOf, [training("2015-01-01", hours)]);
    expect(requirements[0]).toMatchObject({ label: "2015", missing, status });
  });

  it("per cycle adds up the years, after all caps", () => {
    const clauses = `
      cycle: { years: 5, first: 2011 }
      caps: [{ id: cap, on: school-based, per: cycle, at: 20, cite: 三 }]
      require:
        - { id: cycle-total, of: total, per: cycle, at-least: 50, cite: 四 }
        - { id: annual-school, of: school-based, per: year, at-least: 20, cite: 五 }
    `;
    const records = [
      school("2011-05-01", 15),
      school("2014-05-01", 15),
      training("2015-05-01", 20),
    ];
    const { requirements } = standingUnder(clauses, "2015-12-31", records);
    expect(requirements[0]).toMatchObject({
      label: "2011-2015",
      counted: 40,
      missing: 10,
      status: "open",
    });
    expect(requirements.slice(1)).toMatchObject([
      { label: "2011", counted: 15, missing: 5, status: "short" },
      { label: "2014", counted: 15, missing: 5, status: "short" },
      { label: "2015", counted: 0, missing: 20, status: "open" },
    ]);
  });

  it.each([
    // year, required
    ["2010", undefined],
    ["2011", 30],
    ["2015", 30],
    ["2016", 36],
  ])("that changes asks of %s for %s", (year, required) => {
    const dated = ANNUAL.replace("30", "{ 2016-01-01: 36, 2011-01-01: 30 }");
    const { requirements } = standingUnder(dated, `${year}-06-30`, []);
    expect(requirements.map((line) => line.required)).toEqual(required ? [required] : []);
  });

  it("per cycle asks for what was in force on the cycle's first day", () => {
    const clauses = `
      cycle: { years: 5, first: 2011 }
      require: [{ id: all, of: total, per: cycle, at-least: { 2011-01-01: 120, 2013-01-01: 150 }, cite: 三 }]
    `;
    const { requirements } = standingUnder(clauses, "2016-06-30", [training("2013-05-01", 1)]);
    expect(requirements.map(({ required }) => required)).toEqual([120, 150]);
  });

  const ONLY = `
    require:
      - { id: everybody, of: total, per: year, at-least: 30, cite: 三 }
      - { id: class-teachers, of: total, per: year, at-least: 40, only-for: { teacher: { role: class-teacher } }, cite: 四 }
  `;
  it.each([
    // teacher, requirements
    ["roles: [class-teacher]", ["everybody", "class-teachers"]],
    ["roles: [principal]", ["everybody"]],
    ["", ["everybody"]],
  ])("may be only for some: asked of %j are %j", (teacher, ids) => {
    const { requirements } = standingUnder(ONLY, "2015-06-30", [], teacher);
    expect(requirements.map(({ id }) => id)).toEqual(ids);
  });

  it("of a basket with a condition counts what meets it, whatever the award", () => {
    const clauses = `
      baskets: { it: { title: { zh: 信息, en: IT }, when: { themes: it } }, school-based: { title: { zh: 校本, en: School } } }
      require:
        - { id: of-it, of: it, per: year, at-least: 10, cite: 三 }
        - { id: of-school, of: school-based, per: year, at-least: 10, cite: 三 }
    `;
    const { requirements } = standingUnder(clauses, "2015-12-31", [
      training("2015-05-01", 3, "themes: [it]"),
      school("2015-05-01", 4, "themes: [ethics, it]"),
      school("2015-05-01", 5),
    ]);
    expect(requirements.map(({ counted }) => counted)).toEqual([7, 9]);
  });

  it("of nothing is met by nothing", () => {
    const { requirements } = standingUnder(ANNUAL.replace("30", "0"), "2016-01-01", []);
    expect(requirements[0]).toMatchObject({ required: 0, missing: 0, status: "met" });
  });
});
