import { beforeEach, describe, expect, it } from "vitest";
import type { NewEntry } from "../../src/app/ledger/ports.ts";
import type { PlannedReminder } from "../../src/app/outreach/ports.ts";
import { QUESTIONNAIRE_STATED } from "../../src/app/questionnaires/entry-kinds.ts";
import type { Store } from "../../src/app/store.ts";
import { type Day, parseDay } from "../../src/domain/day.ts";
import { submission, trainingRecord } from "../support/entries.ts";
import { COUNTY, person } from "../support/people.ts";

const AT = "2026-06-01T01:00:00.000Z";
const day = (text: string): Day => parseDay(text);

/**
 * What every store knows of messages that nobody asked for, and of whom they concern.
 *
 * @param current gives the store of the running test, empty when the test began
 */
export function outreachContract(current: () => Store): void {
  describe("what somebody wants of reminders", () => {
    const UNTIL = { silentUntil: day("2026-06-08"), quiet: [{ from: 720, to: 840 }] };

    it("is nothing until it is said, and then what was said last", async () => {
      const { preferences } = current();
      const whose = { person: "T001" };
      expect(await preferences.of(whose)).toEqual({});
      await preferences.set(whose, UNTIL, AT);
      await preferences.set({ person: "T002" }, { isStopped: true }, AT);
      expect(await preferences.of(whose)).toEqual(UNTIL);
      expect([...(await preferences.ofMany(["T002", "T003", "T001"]))].sort()).toEqual([
        ["T001", UNTIL],
        ["T002", { isStopped: true }],
      ]);
      await preferences.set(whose, {}, AT);
      expect(await preferences.of(whose)).toEqual({});
    });

    it("is known of each room by itself", async () => {
      const { preferences } = current();
      await preferences.set({ channel: "lark", room: "T001" }, UNTIL, AT);
      expect(await preferences.of({ channel: "lark", room: "T001" })).toEqual(UNTIL);
      expect(await preferences.of({ channel: "wechat", room: "T001" })).toEqual({});
      expect(await preferences.of({ person: "T001" })).toEqual({});
      expect(await preferences.endingBetween(day("2026-06-01"), day("2026-06-30"))).toEqual([]);
    });

    it("says whose silence ends within some days", async () => {
      const { preferences } = current();
      for (const [who, until] of [
        ["T003", "2026-06-08"],
        ["T001", "2026-06-10"],
        ["T002", "2026-06-11"],
        ["T004", "2026-06-07"],
      ] as const) {
        await preferences.set({ person: who }, { silentUntil: day(until) }, AT);
      }
      const ending = await preferences.endingBetween(day("2026-06-08"), day("2026-06-10"));
      expect(ending).toEqual(["T001", "T003"]);
    });
  });

  describe("what is planned", () => {
    const planned = (changed: Partial<PlannedReminder> = {}): PlannedReminder => ({
      rule: "deadline/a",
      person: "T001",
      period: day("2026-06-13"),
      day: day("2026-06-12"),
      delivery: "reminder:T001:2026-06-12",
      text: "t1",
      ...changed,
    });

    it("is planned once for a rule, a person and a period", async () => {
      const { reminders } = current();
      expect(await reminders.put([planned(), planned({ person: "T002" })])).toBe(2);
      const later = { day: day("2026-06-15"), delivery: "other", text: "t2" };
      expect(await reminders.put([planned(later), planned({ rule: "deadline/b" })])).toBe(1);
      const found = await reminders.ofMany(["T001", "T404"], day("2026-01-01"));
      expect([...found]).toEqual([["T001", [planned(), planned({ rule: "deadline/b" })]]]);
    });

    it("is found by its day, the earliest first, and by its delivery", async () => {
      const { reminders } = current();
      const before = planned({ period: day("2026-06-05"), day: day("2026-06-05"), delivery: "d" });
      await reminders.put([planned(), before]);
      const all = await reminders.ofMany(["T001"], day("2026-06-05"));
      expect(all.get("T001")).toEqual([before, planned()]);
      const some = await reminders.ofMany(["T001"], day("2026-06-06"));
      expect(some.get("T001")).toEqual([planned()]);
      expect(await reminders.ofDelivery("d")).toEqual([before]);
      expect(await reminders.ofDelivery("none")).toEqual([]);
    });

    it("is not planned where the delivery that tells it is not put in either", async () => {
      const failing = current().transaction(async ({ reminders }) => {
        await reminders.put([planned()]);
        throw new Error("changed my mind");
      });
      await expect(failing).rejects.toThrow("changed my mind");
      expect((await current().reminders.ofMany(["T001"], day("2026-01-01"))).size).toBe(0);
    });
  });

  describe("a day that was planned to its end", () => {
    it("is known until the next one, with who waits", async () => {
      const { reminders } = current();
      expect(await reminders.lastDay(day("2026-06-12"))).toBeUndefined();
      await reminders.noteDay({ day: day("2026-06-12"), waiting: ["T001", "T002"] });
      await reminders.noteDay({ day: day("2026-06-10"), waiting: [] });
      await reminders.noteDay({ day: day("2026-06-12"), waiting: ["T002"] });
      const last = { day: "2026-06-12", waiting: ["T002"] };
      expect(await reminders.lastDay(day("2026-06-12"))).toEqual(last);
      expect(await reminders.lastDay(day("2026-07-01"))).toEqual(last);
      expect(await reminders.lastDay(day("2026-06-11"))).toEqual({
        day: "2026-06-10",
        waiting: [],
      });
    });
  });

  describe("the questionnaires of people", () => {
    const stated = (
      teacher: string,
      title: string,
      isDone: boolean,
      key: string,
      dueOn?: Day,
    ): NewEntry => {
      const body = { title, isDone, statedOn: day("2026-06-01"), ...(dueOn && { dueOn }) };
      return QUESTIONNAIRE_STATED.entry(teacher, body, { key, by: "C001", at: AT, via: "sheet" });
    };

    it("are as the last entry on each says", async () => {
      await current().log.append([
        stated("T002", "国培", false, "1"),
        stated("T001", "课堂评价", false, "2"),
        submission("T001", "r1"),
        stated("T001", "国培", false, "3"),
        stated("T001", "课堂评价", true, "4"),
        stated("T003", "国培", true, "5"),
      ]);
      const { questionnaires } = current();
      const found = await questionnaires.ofMany(["T001", "T404"]);
      expect([...found]).toEqual([
        [
          "T001",
          [
            { title: "课堂评价", isDone: true, statedOn: "2026-06-01", entry: 5 },
            { title: "国培", isDone: false, statedOn: "2026-06-01", entry: 4 },
          ],
        ],
      ]);
    });

    it("name those who have one open by the day on which it is due, or was stated", async () => {
      await current().log.append([
        stated("T003", "国培", false, "1", day("2026-06-20")),
        stated("T001", "国培", false, "2", day("2026-06-18")),
        stated("T002", "国培", false, "3", day("2026-06-19")),
        stated("T002", "国培", true, "4", day("2026-06-19")),
        stated("T004", "国培", false, "5"),
        stated("T005", "国培", false, "6", day("2026-06-18")),
        stated("T005", "国培", false, "7", day("2026-06-30")),
      ]);
      const { questionnaires } = current();
      const due = (from: string, to: string) =>
        questionnaires.teachersWithOpen("dueOn", day(from), day(to));
      expect(await due("2026-06-18", "2026-06-20")).toEqual(["T001", "T003"]);
      expect(await due("2026-06-19", "2026-06-19")).toEqual([]);
      const today = [day("2026-06-01"), day("2026-06-01")] as const;
      const all = await questionnaires.teachersWithOpen("statedOn", ...today);
      expect(all).toEqual(["T001", "T003", "T004", "T005"]);
    });

    it("stand beside the records that they are on", async () => {
      await current().log.append([
        stated("T001", "课堂评价", false, "1"),
        submission("T001", "r1"),
        submission("T002", "r1"),
      ]);
      const weighed = { ...trainingRecord("r1"), questionnaire: "pending" };
      expect(await current().records.of("T001")).toMatchObject([
        { record: trainingRecord("r1"), weighed },
      ]);
      expect((await current().records.of("T002"))[0]?.weighed).toBeUndefined();
    });
  });

  describe("people in many units", () => {
    beforeEach(async () => {
      const nationalId = "11010519491231002X";
      await current().roster.put({
        units: COUNTY,
        people: [
          person("T005", "group-maths"),
          person("T001", "school-2", { grants: [{ role: "admin", unit: "school-2" }] }),
          person("T002", "school-1", { nationalId }),
          person("T004", "county", { grants: [{ role: "coordinator", unit: "county" }] }),
          person("T003", "school-1"),
        ],
      });
    });
    const ids = (people: readonly { teacher: { id: string } }[]) => people.map((p) => p.teacher.id);

    it("come page by page, by unit and id, without their numbers", async () => {
      const { roster } = current();
      const units = ["school-1", "group-maths", "school-2"];
      const first = await roster.peopleIn(units, { limit: 3 });
      expect(ids(first)).toEqual(["T005", "T002", "T003"]);
      expect(first[1]).toEqual(person("T002", "school-1"));
      const second = await roster.peopleIn(units, { after: first[2], limit: 3 });
      expect(second).toEqual([
        person("T001", "school-2", { grants: [{ role: "admin", unit: "school-2" }] }),
      ]);
      expect(await roster.peopleIn(units, { after: second[0], limit: 3 })).toEqual([]);
    });

    it("are found by having a role", async () => {
      expect(ids(await current().roster.peopleWithRoles())).toEqual(["T001", "T004"]);
    });

    it("are reached by their accounts", async () => {
      const { roster } = current();
      await roster.bindAccount("lark", "ou_2", "T002", AT);
      await roster.bindAccount("lark", "ou_1", "T002", AT);
      await roster.bindAccount("wechat", "x", "T003", AT);
      const found = await roster.accountsOf(["T001", "T002"]);
      expect([...found]).toEqual([
        [
          "T002",
          [
            { channel: "lark", account: "ou_1", person: "T002", at: AT },
            { channel: "lark", account: "ou_2", person: "T002", at: AT },
          ],
        ],
      ]);
    });
  });
}
