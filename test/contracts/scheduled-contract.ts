import { describe, expect, it } from "vitest";
import type { NextTime, ScheduledReminder } from "../../src/app/scheduled/ports.ts";
import type { Store } from "../../src/app/store.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";

const day = (text: string): Day => parseDay(text);
const next = (at: string): NextTime => ({ day: day(at.slice(0, 10)), minute: 960, at });

const reminder = (changed: Partial<ScheduledReminder> = {}): ScheduledReminder => ({
  id: "a1",
  owner: "T001",
  text: "交结业证",
  language: "zh-CN",
  recurrence: { kind: "weekly", weekdays: [5], minute: 960 },
  isPaused: false,
  setAt: "2026-06-01T01:00:00.000Z",
  next: next("2026-06-05T08:00:00.000Z"),
  ...changed,
});

/**
 * What every store knows of the reminders that people set.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function scheduledContract(current: () => Store): void {
  describe("the reminders that people set", () => {
    it("are as they were put in last, until they are removed", async () => {
      const { scheduled } = current();
      await scheduled.put(reminder());
      expect(await scheduled.find("a1")).toEqual(reminder());
      const moved = reminder({
        recurrence: { kind: "once", day: day("2028-02-29"), minute: 0 },
        next: { ...next("2028-02-28T16:00:00.000Z"), movedFrom: day("2028-02-29") },
        audience: { rule: { units: ["school-1"], questionnaire: {} }, said: "没填问卷的老师" },
        isPaused: true,
      });
      await scheduled.put(moved);
      expect(await scheduled.find("a1")).toEqual(moved);
      await scheduled.remove("a1");
      expect(await scheduled.find("a1")).toBeUndefined();
    });

    it("are listed for whoever set them, the next first, without those that are over", async () => {
      const { scheduled } = current();
      const { next: _, ...over } = reminder({ id: "a4" });
      const later = reminder({ id: "a2", next: next("2026-06-09T08:00:00.000Z"), isPaused: true });
      await scheduled.put(later);
      await scheduled.put(reminder());
      await scheduled.put(reminder({ id: "a3", owner: "T002" }));
      await scheduled.put(over);
      expect(await scheduled.openOf("T001")).toEqual([reminder(), later]);
      expect((await scheduled.open()).map(({ id }) => id)).toEqual(["a1", "a3", "a2"]);
      expect(await scheduled.find("a4")).toEqual(over);
    });

    it("are due from their time on, the longest due first, unless they are paused", async () => {
      const { scheduled } = current();
      await scheduled.put(reminder({ id: "a2" }));
      await scheduled.put(reminder());
      await scheduled.put(reminder({ id: "a3", isPaused: true }));
      await scheduled.put(reminder({ id: "a0", next: next("2026-06-05T07:00:00.000Z") }));
      expect(await scheduled.due("2026-06-05T07:59:59.000Z", 9)).toEqual(["a0"]);
      expect(await scheduled.due("2026-06-05T08:00:00.000Z", 9)).toEqual(["a0", "a1", "a2"]);
      expect(await scheduled.due("2026-06-05T08:00:00.000Z", 2)).toEqual(["a0", "a1"]);
    });

    it("are forgotten when they are over and the outbox knows nothing of them any more", async () => {
      const { scheduled, outbox } = current();
      const { next: _, ...over } = reminder();
      const [at, later] = ["2026-06-05T08:00:00.000Z", "2026-06-05T16:00:00.000Z"];
      await scheduled.put(over);
      await scheduled.put({ ...over, id: "a" });
      await scheduled.put(reminder({ id: "a2" }));
      await outbox.put([
        {
          ...{ key: "remind:a1:2026-06-05T16:00", kind: "reminder", person: "T001", content: {} },
          address: { channel: "lark", to: { account: "ou_1" } },
          ...{ dueAt: at, expiresAt: later },
        },
      ]);
      await scheduled.forgetOver();
      expect(await scheduled.find("a")).toBeUndefined();
      expect(await scheduled.find("a1")).toEqual(over);
      const taker = { holder: "h", seconds: 60, now: at };
      await outbox.takeOne("remind:a1:2026-06-05T16:00", taker);
      await outbox.settle("remind:a1:2026-06-05T16:00", {
        ...{ holder: "h", at, outcome: { kind: "sent" } },
      });
      await outbox.forget(later);
      await scheduled.forgetOver();
      expect(await scheduled.find("a1")).toBeUndefined();
      expect(await scheduled.find("a2")).toEqual(reminder({ id: "a2" }));
    });
  });
}
