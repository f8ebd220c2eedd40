import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ledger, NewChoice, NewEntry } from "../../src/app/ledger/ports.ts";
import { reversal, submission, submissions, trainingRecord } from "../support/entries.ts";
import { anyHistory, naivelyStanding } from "../support/random-history.ts";
import { runs } from "../support/runs.ts";

/**
 * What every ledger does.
 *
 * @param current gives the ledger of the running test, empty when the test began
 */
export function ledgerContract(current: () => Ledger): void {
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
      expect(await current().recordsOf("T002")).toEqual([]);
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
        { ...submission("T001", "r900"), body: { ...bodyOfSubmission, record: spoiled } },
        submission("T001", "r900", { key: "half a pair \ud83d" }),
        submission("T001", "r900", { via: "a\0b" }),
      ];
      for (const entry of unwritable) {
        await expect(current().append([...submissions("T001", 600), entry])).rejects.toThrow();
      }
      expect(await current().recordsOf("T001")).toEqual([]);
      expect(await current().append([submission("T001", "r1")])).toMatchObject([{ number: 1 }]);
    });

    it("does nothing for an empty list", async () => {
      expect(await current().append([])).toEqual([]);
      expect(await current().verify()).toEqual({ entries: 0 });
    });

    it("keeps one chain when many append at once", async () => {
      const lists = Array.from({ length: 20 }, (_, index) => submissions(`T${index}`, 3));
      const written = await Promise.all(lists.map((list) => current().append(list)));
      const numbers = written.flat().map(({ number }) => number);
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
      expect(await current().verify()).toEqual({ entries: 60 });
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

  describe("the ledger, keeping what was chosen", () => {
    const AT = "2026-11-22T08:00:00.000Z";
    const choice = (key: string, changed: Partial<NewChoice> = {}): NewChoice => ({
      ...{ key, unit: "school-1", policy: "gansu-2013", before: null },
      ...{ by: "admin", at: AT, via: "web", ...changed },
    });

    it("gives what was chosen for a unit, the oldest first, in one chain with all entries", async () => {
      await current().append([submission("T001", "r1")]);
      const first = await current().appendChoice(choice("1"));
      await current().appendChoice(choice("2", { unit: "school-2" }));
      await current().append([submission("T001", "r2")]);
      const second = await current().appendChoice(
        choice("3", { policy: null, before: "gansu-2013" }),
      );
      expect(first).toMatchObject({ ...choice("1"), number: 2 });
      expect(second).toMatchObject({ policy: null, before: "gansu-2013", number: 5 });
      expect(await current().choicesOf("school-1")).toEqual([first, second]);
      expect(await current().choicesOf("school-9")).toEqual([]);
      expect(await current().verify()).toEqual({ entries: 5 });
    });

    it("writes a key once, and keeps choices out of what concerns teachers", async () => {
      const first = await current().appendChoice(choice("1"));
      const again = await current().appendChoice(choice("1", { policy: "other", by: "T009" }));
      expect(again).toEqual(first);
      expect(await current().choicesOf("school-1")).toEqual([first]);
      expect(await current().entriesOf("school-1")).toEqual([]);
      expect(await current().recordsOf("school-1")).toEqual([]);
      expect(await current().entry("1")).toBeUndefined();
    });
  });

  describe("the ledger, telling what stands", () => {
    it("gives a teacher's records as they were submitted, oldest entry first", async () => {
      await current().append([
        submission("T001", "r2"),
        submission("T002", "r3"),
        { ...submission("T001", "r1"), body: { ...bodyOfSubmission, origin: "sheet" } },
      ]);
      const at = "2026-11-22T08:00:00.000Z";
      expect(await current().recordsOf("T001")).toEqual([
        { record: trainingRecord("r2"), origin: "self", entry: 1, at },
        { record: trainingRecord("r1"), origin: "sheet", entry: 3, at },
      ]);
      expect(await current().recordsOf("T404")).toEqual([]);
    });

    it("leaves out what was reversed, and takes it again when it is submitted anew", async () => {
      await current().append([submission("T001", "r1"), submission("T001", "r2")]);
      await current().append([reversal("T001", "r1")]);
      expect(await entriesStanding("T001")).toEqual([2]);
      await current().append([submission("T001", "r1", { key: "anew" })]);
      expect(await entriesStanding("T001")).toEqual([2, 4]);
    });

    it("keeps a reversal of what does not stand, which changes nothing", async () => {
      await current().append([
        submission("T001", "r1"),
        submission("T002", "r1"),
        reversal("T001", "r404"),
        reversal("T002", "r1"),
        reversal("T002", "r1", { key: "again" }),
      ]);
      expect(await entriesStanding("T001")).toEqual([1]);
      expect(await entriesStanding("T002")).toEqual([]);
      expect(await current().verify()).toEqual({ entries: 5 });
    });

    it("lets the first submission of an id stand while it stands", async () => {
      await current().append([
        submission("T001", "r1"),
        submission("T001", "r1", { key: "other" }),
      ]);
      expect(await entriesStanding("T001")).toEqual([1]);
    });

    it("finds for whom records with a certificate were submitted, and gives it back", async () => {
      const numbered = (teacher: string, id: string, certificate: string): NewEntry => ({
        ...submission(teacher, id),
        body: { ...bodyOfSubmission, record: trainingRecord(id), certificate },
      });
      await current().append([
        numbered("T002", "r1", "湘教2013-7"),
        numbered("T001", "r2", "湘教2013-7"),
        numbered("T001", "r3", '"quoted"'),
        submission("T003", "r4"),
      ]);
      await current().append([reversal("T002", "r1")]);
      const asked = ["湘教2013-7", '"quoted"', "none"];
      expect([...(await current().teachersWithCertificates(asked))].sort()).toEqual([
        ['"quoted"', ["T001"]],
        ["湘教2013-7", ["T001", "T002"]],
      ]);
      expect((await current().teachersWithCertificates([])).size).toBe(0);
      expect(await current().recordsOf("T001")).toMatchObject([
        { record: { id: "r2" }, certificate: "湘教2013-7" },
        { record: { id: "r3" }, certificate: '"quoted"' },
      ]);
    });

    it("gives the records of many teachers, without those who have none", async () => {
      const teachers = Array.from({ length: 1_201 }, (_, index) => `T${index}`);
      await current().append(teachers.flatMap((teacher) => submissions(teacher, 2)));
      await current().append([reversal("T7", "r1"), reversal("T7", "r2"), reversal("T8", "r1")]);
      const records = await current().recordsOfMany([...teachers, "T404"]);
      expect(records.size).toBe(1_200);
      expect(records.has("T7")).toBe(false);
      expect(records.get("T8")).toEqual(await current().recordsOf("T8"));
      expect(records.get("T1200")).toEqual(await current().recordsOf("T1200"));
      expect((await current().recordsOfMany([])).size).toBe(0);
    });

    it("gives all that was ever written about one teacher, and any entry by its key", async () => {
      const written = await current().append([
        submission("T001", "r1"),
        submission("T002", "r1"),
        reversal("T001", "r1", { by: "admin" }),
      ]);
      const [first, other, last] = written.map(({ isNew: _, ...entry }) => entry);
      expect(await current().entriesOf("T001")).toEqual([first, last]);
      expect(await current().entriesOf("T404")).toEqual([]);
      expect(await current().entry("submit T002 r1")).toEqual(other);
      expect(await current().entry("submit T001 r404")).toBeUndefined();
    });

    it("agrees with a naive reading of any history, however it is cut into lists", async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(anyHistory, fc.integer({ min: 1, max: 7 }), async (history, size) => {
          run += 1;
          const named = history.map((entry) => inRun(run, entry));
          for (let start = 0; start < named.length; start += size) {
            await current().append(named.slice(start, start + size));
          }
          const teachers = [...new Set(named.map(({ teacher }) => teacher))];
          const together = await current().recordsOfMany(teachers);
          for (const teacher of teachers) {
            const expected = naivelyStanding(named, teacher);
            const records = await current().recordsOf(teacher);
            expect(records.map(({ record }) => record.id)).toEqual(expected);
            expect(together.get(teacher) ?? []).toEqual(records);
          }
        }),
        runs(25),
      );
      await current().verify();
    });

    async function entriesStanding(teacher: string): Promise<number[]> {
      return (await current().recordsOf(teacher)).map(({ entry }) => entry);
    }
  });
}

const bodyOfSubmission = {
  kind: "record.submitted",
  record: trainingRecord("r1"),
  origin: "self",
} as const;

/** Histories share one ledger, so every run has teachers and keys of its own. */
function inRun(run: number, entry: NewEntry): NewEntry {
  return { ...entry, teacher: `${run} ${entry.teacher}`, key: `${run} ${entry.key}` };
}
