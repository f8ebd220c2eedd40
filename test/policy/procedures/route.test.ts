import { describe, expect, it } from "vitest";
import { ANY_LENGTH, daysAtLeast, exactly } from "../../../src/policy/procedures/day-span.ts";
import { routesFor } from "../../../src/policy/procedures/route.ts";
import type { RouteFile } from "../../../src/policy/procedures/route-file.ts";
import { leaveTable, smallProcedures } from "../../support/small-procedures.ts";

const [TABLE] = smallProcedures(
  leaveTable(
    [
      "{ id: short, days: { at-most: 1 }, approver: head }",
      "{ id: middle, days: { at-least: 1, less-than: 3 }, approver: office }",
      "{ id: long, days: { more-than: 3 }, approver: leader }",
      "{ id: own, applicants: [principal], approver: leader }",
    ],
    "readings: [{ days: 1, take: middle, why: { zh: 严, en: strict } }, { days: 3, take: long, why: { zh: 严, en: strict } }]",
  ),
).routes as [RouteFile];

describe("who approves", () => {
  it.each([
    // days, row, doubt, the rows it lies between or within
    [0.5, "short", undefined, []],
    [1, "middle", "overlap", ["short", "middle"]],
    [1.5, "middle", undefined, []],
    [2.999, "middle", undefined, []],
    [3, "long", "gap", ["middle", "long"]],
    [3.001, "long", undefined, []],
    [300, "long", undefined, []],
  ])("%d days is %s, with the doubt %s between %j", (days, row, kind, rows) => {
    const [found, ...others] = routesFor(TABLE, undefined, exactly(days));
    expect(others).toEqual([]);
    expect(found?.row.id).toBe(row);
    expect(found?.doubt?.kind).toBe(kind);
    expect(found?.doubt?.rows.map(({ id }) => id) ?? []).toEqual(rows);
  });

  it("is the row that names the applicant, whatever the length", () => {
    for (const days of [0.5, 1, 3, 9]) {
      const [found] = routesFor(TABLE, "principal", exactly(days));
      expect(found).toMatchObject({ row: { id: "own" } });
      expect(found?.doubt).toBeUndefined();
    }
    expect(routesFor(TABLE, "office", exactly(0.5))[0]?.row.id).toBe("short");
  });

  it("is told for every part of a length that is not exact", () => {
    const rows = (found: ReturnType<typeof routesFor>) => found.map(({ row }) => row.id);
    expect(rows(routesFor(TABLE, undefined, daysAtLeast(2)))).toEqual(["middle", "long", "long"]);
    expect(rows(routesFor(TABLE, undefined, ANY_LENGTH))).toEqual([
      "short",
      "middle",
      "middle",
      "long",
      "long",
    ]);
    expect(rows(routesFor(TABLE, "principal", ANY_LENGTH))).toEqual(["own"]);
  });
});
