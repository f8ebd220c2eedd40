import { describe, expect, it } from "vitest";
import { complaintAbout, standingUnder, training } from "../../support/small-policy.ts";

const ALONE = `
  cycle: { years: 5, first: 2011 }
  waive: [{ id: away, of: total, per: cycle, when: { activity: training, measure: { month: { at-least: 2 } } }, cite: 五 }]
`;
const BESIDE = `${ALONE}
  require: [{ id: cycle-total, of: total, per: cycle, at-least: 360, cite: 三 }]
`;

describe("a record that fulfils what is asked", () => {
  it("makes the line of its window waived, by the article that says so", () => {
    const { requirements } = standingUnder(BESIDE, "2017-12-31", [
      training("2015-05-31", 8, "from: 2015-04-01"),
      training("2016-05-31", 8),
    ]);
    expect(requirements).toMatchObject([
      { id: "cycle-total", label: "2011-2015", required: 360, missing: 0, status: "waived" },
      { id: "cycle-total", label: "2016-2020", required: 360, missing: 352, status: "open" },
    ]);
    expect(requirements.map(({ article }) => article)).toEqual(["五", "三"]);
  });

  it("has a line of its own, which asks for nothing, where the text gives no amount", () => {
    const { requirements } = standingUnder(ALONE, "2015-12-31", [
      training("2015-05-31", 8, "from: 2015-04-01"),
    ]);
    expect(requirements).toEqual([
      expect.objectContaining({
        id: "away",
        scope: "total",
        window: "cycle",
        required: 0,
        counted: 8,
        missing: 0,
        status: "waived",
        article: "五",
      }),
    ]);
  });

  it.each([
    ["a day short of two months", training("2015-05-30", 8, "from: 2015-04-01"), []],
    ["without a first day", training("2015-05-31", 8), []],
    ["not yet over", training("2016-01-31", 8, "from: 2015-11-01"), []],
    ["two months to the day", training("2015-05-31", 8, "from: 2015-04-01"), ["waived"]],
  ])("%s", (_, record, statuses) => {
    const { requirements } = standingUnder(ALONE, "2015-12-31", [record]);
    expect(requirements.map(({ status }) => status)).toEqual(statuses);
  });

  it("speaks of a basket and a window that there are", () => {
    expect(complaintAbout(ALONE.replace("of: total", "of: totl"))).toContain(
      "waive.0.of: baskets has no totl; did you mean total?",
    );
    expect(complaintAbout(ALONE.replace(/ *cycle: \{.*\n/, ""))).toContain(
      "waive.0.per: this policy has no cycle",
    );
  });
});
