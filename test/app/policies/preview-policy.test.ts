import { beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../../src/app/access/ports.ts";
import { previewPolicy } from "../../../src/app/policies/preview-policy.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { createMemoryStore } from "../../support/memory-store.ts";
import { person } from "../../support/people.ts";
import { smallPolicy } from "../../support/small-policy.ts";

const AT = "2020-06-01T00:00:00.000Z";
const LOOK = { by: "cli", at: AT };

/** A year's amount that is asked for, and a cap on school-based training. */
function policy(least: number, cap: number) {
  return smallPolicy(`
    require: [{ id: year, of: total, per: year, at-least: ${least}, cite: 三 }]
    caps: [{ id: school-year, on: school-based, per: year, at: ${cap}, cite: 四 }]`);
}

let store: Store;

async function trained(teacher: string, activity: "training" | "school-based", hours: number) {
  const record = { id: `${teacher}-${activity}`, date: parseDay("2020-03-01"), activity, hours };
  const written = { key: record.id, by: "T0", at: AT, via: "sheet" };
  await store.log.append([RECORD_SUBMITTED.entry(teacher, { record, origin: "sheet" }, written)]);
}

async function preview(before: [number, number], after: [number, number]) {
  const change = { before: policy(...before), after: policy(...after) };
  return previewPolicy(store, change, parseDay("2020-06-01"), LOOK);
}

beforeEach(async () => {
  store = createMemoryStore();
  const people: Person[] = [
    person("T1"),
    person("T2", "group"),
    person("T3", "other"),
    person("T4", "county"),
  ];
  await store.roster.put({
    units: [
      { id: "county", name: "县", kind: "county", policy: "small" },
      { id: "school-1", name: "一小", kind: "school", parent: "county" },
      { id: "group", name: "语文组", kind: "group", parent: "school-1" },
      { id: "other", name: "二小", kind: "school", parent: "county", policy: "another" },
    ],
    people,
  });
  await trained("T1", "school-based", 20);
  await trained("T2", "training", 20);
  await trained("T3", "school-based", 20);
});

describe("previewing a changed policy", () => {
  it("concerns everybody whose nearest unit upwards has chosen it", async () => {
    expect((await preview([10, 30], [40, 30])).people).toBe(3);
  });

  it("tells who falls short, by how much and by which article", async () => {
    const { affected } = await preview([20, 30], [20, 12]);
    expect(affected.map(({ id, name, outcome }) => [id, name, outcome])).toEqual([
      ["T1", "老师T1", "falls-short"],
    ]);
    expect(affected[0]?.lines).toEqual([
      {
        scope: "total",
        window: "year",
        label: "2020",
        left: { required: 20, counted: 20, missing: 0, status: "met", article: "三" },
        right: { required: 20, counted: 12, missing: 8, status: "open", article: "三" },
        outcome: "falls-short",
      },
    ]);
  });

  it.each([
    // before, after, outcomes of T1, T2 and T4
    [[20, 12], [20, 30], ["gains"], "a cap is raised"],
    [[10, 30], [10, 12], ["loses"], "a cap is lowered and enough is left"],
    [[30, 30], [20, 30], ["gains", "gains", "gains"], "less is asked for"],
    [[10, 30], [10, 30], [], "nothing changes"],
  ] as const)("from %j to %j gives %j: %s", async (before, after, outcomes, _why) => {
    const { affected } = await preview([...before], [...after]);
    expect(affected.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it("notes each look at somebody whose figures it tells, and no other", async () => {
    await preview([20, 30], [20, 12]);
    expect(await store.accessLog.list()).toEqual([{ ...LOOK, whom: "T1", why: "policy-preview" }]);
  });

  it("writes nothing else", async () => {
    const before = await store.records.of("T1");
    await preview([20, 30], [20, 12]);
    expect(await store.records.of("T1")).toEqual(before);
    expect((await store.roster.unit("county"))?.policy).toBe("small");
  });
});
