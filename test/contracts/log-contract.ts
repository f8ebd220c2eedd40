import { describe, expect, it } from "vitest";
import type { Log, NewEntry } from "../../src/app/ledger/ports.ts";
import { choicesOf, POLICY_CHOSEN } from "../../src/app/policies/entry-kinds.ts";
import { RECORD_SUBMITTED, teacherStream } from "../../src/app/records/entry-kinds.ts";
import { reversal, submission, submissions, trainingRecord } from "../support/entries.ts";

/**
 * What every ledger does.
 *
 * @param current gives the ledger of the running test, empty when the test began
 */
export function logContract(current: () => Log): void {
  describe("the ledger, appending", () => {
    it("numbers entries from one, in the order given, without gaps", async () => {
      const first = await current().append(submissions("T001", 3));
      const second = await current().append(submissions("T002", 2));
      expect([...first, ...second].map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(second.map(({ key }) => key)).toEqual(["submit T002 r1", "submit T002 r2"]);
    });

    it("gives every entry back with what it says and a hash of its own", async () => {
      const given = [
        submission("T001", "r1", { via: "sheet:2013.xlsx#7" }),
        reversal("T001", "r1"),
      ];
      const written = await current().append(given);
      expect(written).toMatchObject(given);
      expect(new Set(written.map(({ hash }) => hash)).size).toBe(2);
    });

    it("returns a known key's entry as it was first written", async () => {
      const [first] = await current().append([submission("T001", "r1", { key: "k" })]);
      const [again] = await current().append([submission("T002", "r2", { key: "k", by: "T009" })]);
      expect(first).toMatchObject({ isNew: true });
      expect(again).toEqual({ ...first, isNew: false });
      expect(await current().entriesOf(teacherStream("T002"))).toEqual([]);
      expect(await current().verify()).toEqual({ entries: 1 });
    });

    it("takes a key once that comes twice in one list", async () => {
      const twice = [
        submission("T001", "r1", { key: "k" }),
        submission("T001", "r2", { key: "k" }),
      ];
      const [first, second] = await current().append(twice);
      expect(second).toEqual({ ...first, isNew: false });
      expect(await current().verify()).toEqual({ entries: 1 });
    });

    it("writes nothing of a list in which one entry cannot be written", async () => {
      const spoiled = { ...trainingRecord("r900"), hours: Number.NaN };
      const unwritable: NewEntry[] = [
        { ...submission("T001", "r900"), body: { origin: "self", record: spoiled } },
        submission("T001", "r900", { key: "half a pair \ud83d" }),
        submission("T001", "r900", { via: "a\0b" }),
      ];
      for (const entry of unwritable) {
        await expect(current().append([...submissions("T001", 600), entry])).rejects.toThrow();
      }
      expect(await current().entriesOf(teacherStream("T001"))).toEqual([]);
      expect(await current().append([submission("T001", "r1")])).toMatchObject([{ number: 1 }]);
    });

    it("refuses what does not fit its kind, and a kind that is in no list", async () => {
      const entry = submission("T001", "r1");
      const unfit: [NewEntry, string][] = [
        [{ ...entry, body: { ...entry.body, origin: "hearsay" } }, "origin: "],
        [{ ...entry, body: { ...entry.body, colour: "red" } }, "colour"],
        [{ ...entry, stream: { kind: "unit", id: "school-1" } }, "about a unit, not a teacher"],
        [{ ...entry, version: 2 }, "of version 2"],
      ];
      for (const [each, problem] of unfit) {
        await expect(current().append([submission("T001", "r2"), each])).rejects.toMatchObject({
          code: "ledger/unreadable",
          details: { kind: RECORD_SUBMITTED.name, problem: expect.stringContaining(problem) },
        });
      }
      const unknown = current().append([{ ...entry, kind: "record.doubled" }]);
      await expect(unknown).rejects.toThrow("record.doubled");
      expect(await current().verify()).toEqual({ entries: 0 });
    });

    it("does nothing for an empty list", async () => {
      expect(await current().append([])).toEqual([]);
      expect(await current().verify()).toEqual({ entries: 0 });
      expect(await current().verifyEnd()).toEqual({ entries: 0 });
    });

    it("keeps one chain when many append at once", async () => {
      const lists = Array.from({ length: 20 }, (_, index) => submissions(`T${index}`, 3));
      const written = await Promise.all(lists.map((list) => current().append(list)));
      const numbers = written.flat().map(({ number }) => number);
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
      expect(await current().verify()).toEqual({ entries: 60 });
      expect(await current().verifyEnd()).toEqual({ entries: 60 });
    });

    it("writes each key once when the same list is appended at once, and says who did", async () => {
      const list = submissions("T001", 50);
      const answers = await Promise.all(Array.from({ length: 5 }, () => current().append(list)));
      const entries = answers.map((answer) => answer.map(({ isNew: _, ...entry }) => entry));
      for (const each of entries) expect(each).toEqual(entries[0]);
      expect(answers.flat().filter(({ isNew }) => isNew)).toHaveLength(50);
      expect(await current().verify()).toEqual({ entries: 50 });
    });

    it("takes ten thousand entries in one list, and the same list again for nothing", async () => {
      const list = submissions("T001", 10_000);
      const written = await current().append(list);
      expect(written.at(-1)).toMatchObject({ number: 10_000, key: "submit T001 r10000" });
      const known = written.map((entry) => ({ ...entry, isNew: false }));
      expect(await current().append(list)).toEqual(known);
      expect(await current().verify()).toEqual({ entries: 10_000 });
    });
  });

  describe("the ledger, reading", () => {
    it("gives all that was ever written about one teacher, and any entry by its key", async () => {
      const written = await current().append([
        submission("T001", "r1"),
        submission("T002", "r1"),
        reversal("T001", "r1", { by: "admin" }),
      ]);
      const [first, other, last] = written.map(({ isNew: _, ...entry }) => entry);
      expect(await current().entriesOf(teacherStream("T001"))).toEqual([first, last]);
      expect(await current().entriesOf(teacherStream("T404"))).toEqual([]);
      expect(await current().entry("submit T002 r1")).toEqual(other);
      expect(await current().entry("submit T001 r404")).toBeUndefined();
    });

    it("keeps what is about one thing apart from another of the same id, in one chain", async () => {
      const written = { by: "admin", at: "2026-11-22T08:00:00.000Z", via: "web" };
      const choice = (key: string, unit: string, policy: string | null, before: string | null) =>
        POLICY_CHOSEN.entry(unit, { policy, before }, { ...written, key });
      await current().append([submission("school-1", "r1"), choice("1", "school-1", "one", null)]);
      await current().append([choice("2", "school-2", "one", null), submission("T001", "r2")]);
      await current().append([choice("3", "school-1", null, "one")]);
      expect(await choicesOf(current(), "school-1")).toMatchObject([
        { ...choice("1", "school-1", "one", null), number: 2 },
        { ...choice("3", "school-1", null, "one"), number: 5 },
      ]);
      expect(await choicesOf(current(), "school-9")).toEqual([]);
      expect(await current().entriesOf(teacherStream("school-1"))).toMatchObject([{ number: 1 }]);
      expect(await current().entry("3")).toMatchObject({ number: 5, kind: "policy.chosen" });
      expect(await current().verify()).toEqual({ entries: 5 });
    });
  });
}
