import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { whatIf } from "../../../src/policy/engine/what-if.ts";
import { factsOf, smallPolicy, training, type Written } from "../../support/small-policy.ts";

const CAPPED = `
  caps: [{ id: cap, on: total, per: year, at: 30, cite: 三 }]
  require: [{ id: annual, of: total, per: year, at-least: 20, cite: 四 }]
`;
const BY_CERTIFICATE = 'year: { starts: "01-01", cite: 零, dated-by: [certificate-date] }';

function ifAdded(clauses: string, record: Written, asOf: string, before: readonly Written[] = []) {
  const [added] = factsOf([record]).records;
  if (!added) throw new Error("no record to add");
  return whatIf(smallPolicy(clauses), factsOf(before), { ...added, id: "new" }, parseDay(asOf));
}

describe("what if", () => {
  it("tells the standing before and after, and how the record itself would stand", () => {
    const { before, after, record } = ifAdded(CAPPED, training("2015-05-01", 20), "2015-05-01", [
      training("2015-03-01", 15),
    ]);
    expect([before.years[0]?.total, after.years[0]?.total]).toEqual([15, 30]);
    expect([before.requirements[0]?.missing, after.requirements[0]?.missing]).toEqual([5, 0]);
    expect(record).toMatchObject({ id: "new", converted: 20, counted: 15 });
  });

  it("takes nothing from what is there already", () => {
    const there = [training("2015-06-01", 25)];
    const { after } = ifAdded(CAPPED, training("2015-05-01", 20), "2015-06-01", there);
    expect(after.records.map(({ id, counted }) => [id, counted])).toEqual([
      ["r1", 10],
      ["new", 20],
    ]);
  });

  it.each([
    // policy, record, asked on, read on, why
    ["unit: credit", training("2015-05-01", 8), "2015-06-01", "2015-06-01", "it lies behind"],
    ["unit: credit", training("2016-05-01", 8), "2015-06-01", "2016-05-01", "it lies ahead"],
    [
      "unit: credit",
      training("2015-05-01", 8, "certificateDate: 2016-01-03"),
      "2015-06-01",
      "2015-06-01",
      "its certificate lies ahead and does not matter",
    ],
    [
      "unit: credit",
      training("2015-07-01", 8, "certificateDate: 2015-05-03"),
      "2015-06-01",
      "2015-07-01",
      "its certificate lies behind and does not matter",
    ],
    [
      BY_CERTIFICATE,
      training("2015-05-01", 8, "certificateDate: 2016-01-03"),
      "2015-06-01",
      "2016-01-03",
      "its certificate lies ahead and decides",
    ],
  ])("%j %j asked on %s is read on %s, when it counts: %s", (clauses, record, asOf, day, _why) => {
    const change = ifAdded(clauses, record, asOf);
    expect([change.before.asOf, change.after.asOf]).toEqual([day, day]);
    expect(change.record.counted).toBe(8);
  });

  it("is about the record that is added, also where another has its id", () => {
    const there = [training("2015-03-01", 3, "id: new")];
    expect(ifAdded(CAPPED, training("2015-05-01", 8), "2015-06-01", there).record.converted).toBe(
      8,
    );
  });
});
