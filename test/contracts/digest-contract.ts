import { describe, expect, it } from "vitest";
import type { DigestOrder, UnitCount } from "../../src/app/digest/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import { submission } from "../support/entries.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-12-01T00:00:00.000Z";
const day = (text: string): Day => parseDay(text);

const count = (unit: string, on: string, changed: Partial<UnitCount> = {}): UnitCount => ({
  ...{ unit, day: day(on), basis: { policy: "p@1", entry: 7 } },
  ...{ short: [], done: ["T002"], uncounted: [], unreachable: 1, gaps: [], due: [] },
  ...changed,
});

const SHORT: UnitCount["short"][number] = {
  ...{ person: "T001", name: "王芳", policy: "p", scope: "total", window: "year", label: "2026" },
  ...{ to: day("2026-12-31"), missing: 12.5, counted: 17.5, required: 30, article: "三.1" },
};

/**
 * What every store keeps for digests.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function digestContract(current: () => Store): void {
  describe("what was counted in a unit", () => {
    it("is kept for each day, as it was counted last, until it is forgotten", async () => {
      const { unitCounts } = current();
      const full = count("school-1", "2026-12-01", { short: [SHORT] });
      await unitCounts.put(count("school-1", "2026-11-30"));
      await unitCounts.put(count("school-1", "2026-12-01"));
      await unitCounts.put(full);
      await unitCounts.put(count("school-2", "2026-12-01"));
      const asked = ["school-1", "school-3"];
      expect([...(await unitCounts.on(asked, day("2026-12-01")))]).toEqual([["school-1", full]]);
      const counted = await unitCounts.countedOn(day("2026-12-01"));
      expect([...counted].sort()).toEqual(["school-1", "school-2"]);
      await unitCounts.forget(day("2026-12-01"));
      expect((await unitCounts.on(asked, day("2026-11-30"))).size).toBe(0);
      expect((await unitCounts.on(asked, day("2026-12-01"))).size).toBe(1);
    });
  });

  describe("an order for digests", () => {
    const order = (changed: Partial<DigestOrder> = {}): DigestOrder => ({
      ...{ whose: { person: "T001" }, minute: 480, weekdays: [], language: "zh-CN", by: "T001" },
      ...changed,
    });

    it("is as it was asked for last, with the last digest, until it is cancelled", async () => {
      const { digestOrders } = current();
      const whose = { person: "T001" };
      expect(await digestOrders.of(whose)).toBeUndefined();
      await digestOrders.set(order(), AT);
      const last = { day: day("2026-12-01"), at: AT, units: ["county"] };
      await digestOrders.noteLast(whose, last);
      const later = "2026-12-02T00:00:00.000Z";
      await digestOrders.set(order({ minute: 540, weekdays: [1, 4] }), later);
      const known = { ...order({ minute: 540, weekdays: [1, 4] }), at: later, last };
      expect(await digestOrders.of(whose)).toEqual(known);
      expect(await digestOrders.cancel(whose)).toBe(true);
      expect(await digestOrders.cancel(whose)).toBe(false);
      await digestOrders.noteLast(whose, last);
      expect(await digestOrders.all()).toEqual([]);
    });

    it("is kept for people and for group chats apart", async () => {
      const { digestOrders } = current();
      const room = { channel: "lark", room: "T001" };
      await digestOrders.set(order(), AT);
      await digestOrders.set(order({ whose: room, language: "en" }), AT);
      expect(await digestOrders.of(room)).toEqual({
        ...order({ whose: room, language: "en" }),
        at: AT,
      });
      expect(await digestOrders.all()).toHaveLength(2);
    });
  });

  describe("what a count was made from", () => {
    it("is the last entry, and shows who was written of since", async () => {
      const { records, log } = current();
      expect(await records.lastEntry()).toBe(0);
      await log.append([submission("T001", "r1"), submission("T002", "r2")]);
      await log.append([submission("T001", "r3"), submission("T003", "r4")]);
      expect(await records.lastEntry()).toBe(4);
      const changed = await records.changedSince(2);
      expect([...changed].sort()).toEqual([
        ["T001", 3],
        ["T003", 4],
      ]);
      expect((await records.changedSince(4)).size).toBe(0);
    });

    it("is how many people work in each unit itself", async () => {
      const { roster } = current();
      const people = [person("T001"), person("T002"), person("T003", "group-maths")];
      await roster.put({ units: COUNTY, people });
      expect([...(await roster.headcounts())].sort()).toEqual([
        ["group-maths", 1],
        ["school-1", 2],
      ]);
    });
  });

  describe("messages that were not sent", () => {
    const NOON = "2026-12-01T04:00:00.000Z";
    const put = (key: string, expiresAt: string, kind = "deadline") =>
      current().outbox.put([
        {
          ...{ key, kind, person: key.slice(0, 4), content: {}, dueAt: AT, expiresAt },
          address: { channel: "lark", to: { account: `ou_${key}` } },
        },
      ]);

    it("are counted by person: too late, noted or not, or failed", async () => {
      const { outbox } = current();
      for (const key of ["T001a", "T001b"]) await put(key, NOON);
      await put("T002a", "2026-12-03T00:00:00.000Z");
      await put("T003a", "2026-12-03T00:00:00.000Z", "answer");
      await put("T004a", NOON, "digest");
      const span = { after: AT, until: "2026-12-02T00:00:00.000Z" };
      const late = [["T001", { late: 2, failed: 0 }]];
      expect([...(await outbox.undelivered(span))]).toEqual(late);
      const taking = { channel: "lark", holder: "h", seconds: 60, limit: 10 };
      const now = "2026-12-01T05:00:00.000Z";
      for (const { key } of await outbox.take({ ...taking, now })) {
        const outcome = { kind: "failed", problem: "no" } as const;
        await outbox.settle(key, { holder: "h", at: now, outcome });
      }
      expect([...(await outbox.undelivered(span))].sort()).toEqual([
        ...late,
        ["T002", { late: 0, failed: 1 }],
      ]);
      expect((await outbox.undelivered({ ...span, after: now })).size).toBe(0);
    });
  });
}
