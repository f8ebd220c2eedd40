import { describe, expect, it } from "vitest";
import { complaintAbout, school, standingUnder, training } from "../../support/small-policy.ts";

const CLAUSES = `
  award:
    - { id: by-web, when: { mode: online }, worth: { credits: 1, per: hour }, to: [online], cite: 一 }
    - { id: at-school, when: { activity: school-based }, worth: { credits: 1, per: hour }, to: [school-based], cite: 一 }
  offset: [{ id: fill, surplus-of: school, fills: online, cite: 四 }]
  require:
    - { id: school, of: school-based, per: year, at-least: 30, cite: 三 }
    - { id: online, of: online, per: year, at-least: 40, cite: 三 }
    - { id: all, of: total, per: year, at-least: 70, cite: 三 }
`;
const AWARD_INDUCTION = `award:
    - { id: new, when: { activity: induction }, worth: { credits: 1, per: hour }, to: [induction], cite: 一 }`;
const online = (date: string, hours: number) => training(date, hours, "mode: online");

describe("surplus", () => {
  it("fills the other line, which says where it came from and by which article", () => {
    const standing = standingUnder(CLAUSES, "2015-12-31", [
      school("2015-05-01", 50),
      online("2015-05-01", 15),
    ]);
    expect(standing.requirements).toMatchObject([
      { id: "school", counted: 50, missing: 0 },
      {
        id: "online",
        counted: 35,
        missing: 5,
        offset: [{ from: "school", amount: 20, article: "四" }],
      },
      { id: "all", counted: 65, missing: 5 },
    ]);
    expect(standing.years[0]?.total).toBe(65);
  });

  it.each([
    // school-based hours, online counted, why
    [29, 0, "less than asked for"],
    [30, 0, "just what is asked for"],
    [30.25, 0.25, "a quarter more"],
    [90, 60, "more than the other line asks for"],
  ])("of %d hours fills %d: %s", (hours, counted, _why) => {
    const { requirements } = standingUnder(CLAUSES, "2015-12-31", [school("2015-05-01", hours)]);
    expect(requirements[1]?.counted).toBe(counted);
    expect("offset" in (requirements[1] ?? {})).toBe(counted > 0);
  });

  it("does not flow back", () => {
    const { requirements } = standingUnder(CLAUSES, "2015-12-31", [online("2015-05-01", 90)]);
    expect(requirements).toMatchObject([
      { counted: 0, missing: 30 },
      { counted: 90 },
      { counted: 90 },
    ]);
  });

  it("stays within its window", () => {
    const { requirements } = standingUnder(CLAUSES, "2015-12-31", [school("2014-05-01", 50)]);
    expect(requirements.filter(({ id }) => id === "online")).toMatchObject([
      { label: "2014", counted: 20 },
      { label: "2015", counted: 0 },
    ]);
  });

  it("is what goes beyond the amount of the text, also where leave has lowered it", () => {
    const clauses = `${CLAUSES}
  reduce: [{ id: leave, for: leave, per: full-semester, months-apart: 6, by: 20, lowers: [school], cite: 五 }]`;
    const leave = "leaves: [{ kind: sick, from: 2015-03-01, fullSemesters: 1 }]";
    const { requirements } = standingUnder(
      clauses,
      "2015-12-31",
      [school("2015-05-01", 25)],
      leave,
    );
    expect(requirements).toMatchObject([{ required: 10, missing: 0 }, { counted: 0 }, {}]);
  });

  it("fills nothing where the other line is not asked of this teacher", () => {
    const clauses = CLAUSES.replace(
      "at-least: 40",
      "at-least: 40, only-for: { teacher: { stage: primary } }",
    );
    const { requirements } = standingUnder(clauses, "2015-12-31", [school("2015-05-01", 50)]);
    expect(requirements.map(({ id, counted }) => [id, counted])).toEqual([
      ["school", 50],
      ["all", 50],
    ]);
  });

  it("of two lines may fill one", () => {
    const clauses = CLAUSES.replace(
      "offset: [",
      "offset: [{ id: more, surplus-of: all, fills: online, cite: 五 }, ",
    ).replace("of: total", "of: induction");
    const { requirements } = standingUnder(
      clauses.replace("award:", AWARD_INDUCTION),
      "2015-12-31",
      [school("2015-05-01", 31), "date: 2015-05-01, activity: induction, hours: 75"],
    );
    expect(requirements[1]).toMatchObject({
      counted: 6,
      offset: [
        { from: "all", amount: 5, article: "五" },
        { from: "school", amount: 1, article: "四" },
      ],
    });
  });

  it.each([
    // hours of school-based training, hours online, counted online, why
    [34, 0, 4, "all of the surplus finds room"],
    [36, 0, 5, "no more than the cap has room for"],
    [36, 3, 5, "what is online takes room, hour for hour"],
    [36, 5, 5, "there is no room left"],
  ])("of %d and %d hours fills up to %d where a cap limits it: %s", (hours, web, counted, _why) => {
    const limited = `${CLAUSES.replace("fills: online", "fills: online, up-to-room-of: web")}
  caps: [{ id: web, on: online, per: year, at: 5, cite: 二 }]
`;
    const records = [school("2015-05-01", hours), ...(web > 0 ? [online("2015-05-01", web)] : [])];
    const { requirements } = standingUnder(limited, "2015-12-31", records);
    expect(requirements[1]?.counted).toBe(counted);
  });

  it("is limited by a cap that there is, on the same kind of window", () => {
    const limited = CLAUSES.replace("fills: online", "fills: online, up-to-room-of: web");
    expect(complaintAbout(limited)).toContain("offset.0.up-to-room-of: caps has no rule web");
    const perRecord = `${limited}
  caps: [{ id: web, on: online, per: record, at: 5, cite: 二 }]
`;
    expect(complaintAbout(perRecord)).toContain("web must be a cap with one limit per year");
  });
});
