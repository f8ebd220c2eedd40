import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Kept } from "../../src/app/store.ts";
import {
  attachment,
  detachment,
  type Reversal,
  reversal,
  type Submission,
  submission,
  submissions,
  trainingRecord,
} from "../support/entries.ts";
import { anyHistory, naivelyStanding } from "../support/random-history.ts";
import { runs } from "../support/runs.ts";

/**
 * What everything does that says which records stand.
 *
 * @param current gives the records and the ledger of the running test, empty when the test began
 */
export function recordsContract(current: () => Pick<Kept, "log" | "records">): void {
  describe("the records that stand", () => {
    it("gives a teacher's records as they were submitted, oldest entry first", async () => {
      await current().log.append([
        submission("T001", "r2"),
        submission("T002", "r3"),
        withBody(submission("T001", "r1"), { origin: "sheet" }),
      ]);
      const at = "2026-11-22T08:00:00.000Z";
      expect(await current().records.of("T001")).toEqual([
        { record: trainingRecord("r2"), origin: "self", entry: 1, at },
        { record: trainingRecord("r1"), origin: "sheet", entry: 3, at },
      ]);
      expect(await current().records.of("T404")).toEqual([]);
    });

    it("says who told a record, where it was not the teacher, and which one it corrects", async () => {
      await current().log.append([
        { ...submission("T001", "r1"), by: "A001" },
        { ...withBody(submission("T001", "r2"), { origin: "sheet" }), by: "A001" },
        withBody(submission("T001", "r3"), { replaces: "r1" }),
      ]);
      const told = (await current().records.of("T001")).map(({ enteredBy, replaces }) => [
        enteredBy,
        replaces,
      ]);
      expect(told).toEqual([
        ["A001", undefined],
        [undefined, undefined],
        [undefined, "r1"],
      ]);
    });

    it("leaves out what was reversed, and takes it again when it is submitted anew", async () => {
      await current().log.append([submission("T001", "r1"), submission("T001", "r2")]);
      await current().log.append([reversal("T001", "r1")]);
      expect(await entriesStanding("T001")).toEqual([2]);
      await current().log.append([submission("T001", "r1", { key: "anew" })]);
      expect(await entriesStanding("T001")).toEqual([2, 4]);
    });

    it("gives the evidence of each, as long as it stands", async () => {
      await current().log.append([
        submission("T001", "r1"),
        submission("T001", "r2"),
        attachment("T001", "r1", "f1"),
        attachment("T001", "r1", "f2"),
        attachment("T001", "r404", "f3"),
        attachment("T002", "r2", "f4"),
      ]);
      const filesOf = async () =>
        (await current().records.of("T001")).map(({ evidence }) =>
          evidence?.map(({ file }) => file),
        );
      expect(await filesOf()).toEqual([["f1", "f2"], undefined]);
      expect((await current().records.of("T001"))[0]?.evidence?.[0]).toEqual({
        ...{ file: "f1", sha256: "sha256 of f1", mediaType: "image/jpeg" },
      });
      await current().log.append([detachment("T001", "r1", "f1"), detachment("T001", "r2", "f1")]);
      expect(await filesOf()).toEqual([["f2"], undefined]);
      await current().log.append([detachment("T001", "r1", "f2")]);
      expect(await filesOf()).toEqual([undefined, undefined]);
      await current().log.append([reversal("T001", "r1")]);
      expect(await filesOf()).toEqual([undefined]);
      expect(await current().records.of("T002")).toEqual([]);
    });

    it("keeps a reversal of what does not stand, which changes nothing", async () => {
      await current().log.append([
        submission("T001", "r1"),
        submission("T002", "r1"),
        reversal("T001", "r404"),
        reversal("T002", "r1"),
        reversal("T002", "r1", { key: "again" }),
      ]);
      expect(await entriesStanding("T001")).toEqual([1]);
      expect(await entriesStanding("T002")).toEqual([]);
      expect(await current().log.verify()).toEqual({ entries: 5 });
    });

    it("lets the first submission of an id stand while it stands", async () => {
      await current().log.append([
        submission("T001", "r1"),
        submission("T001", "r1", { key: "other" }),
      ]);
      expect(await entriesStanding("T001")).toEqual([1]);
    });

    it("finds for whom records with a certificate were submitted, and gives it back", async () => {
      const numbered = (teacher: string, id: string, certificate: string) =>
        withBody(submission(teacher, id), { certificate });
      await current().log.append([
        numbered("T002", "r1", "湘教2013-7"),
        numbered("T001", "r2", "湘教2013-7"),
        numbered("T001", "r3", '"quoted"'),
        submission("T003", "r4"),
      ]);
      await current().log.append([reversal("T002", "r1")]);
      const asked = ["湘教2013-7", '"quoted"', "none"];
      expect([...(await current().records.teachersWithCertificates(asked))].sort()).toEqual([
        ['"quoted"', ["T001"]],
        ["湘教2013-7", ["T001", "T002"]],
      ]);
      expect((await current().records.teachersWithCertificates([])).size).toBe(0);
      expect(await current().records.of("T001")).toMatchObject([
        { record: { id: "r2" }, certificate: "湘教2013-7" },
        { record: { id: "r3" }, certificate: '"quoted"' },
      ]);
    });

    it("gives the records of many teachers, without those who have none", async () => {
      const teachers = Array.from({ length: 1_201 }, (_, index) => `T${index}`);
      await current().log.append(teachers.flatMap((teacher) => submissions(teacher, 2)));
      await current().log.append([
        reversal("T7", "r1"),
        reversal("T7", "r2"),
        reversal("T8", "r1"),
      ]);
      const records = await current().records.ofMany([...teachers, "T404"]);
      expect(records.size).toBe(1_200);
      expect(records.has("T7")).toBe(false);
      expect(records.get("T8")).toEqual(await current().records.of("T8"));
      expect(records.get("T1200")).toEqual(await current().records.of("T1200"));
      expect((await current().records.ofMany([])).size).toBe(0);
    });

    it("agrees with a naive reading of any history, however it is cut into lists", async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(anyHistory, fc.integer({ min: 1, max: 7 }), async (history, size) => {
          run += 1;
          const named = history.map((entry) => inRun(run, entry));
          for (let start = 0; start < named.length; start += size) {
            await current().log.append(named.slice(start, start + size));
          }
          const teachers = [...new Set(named.map(({ stream }) => stream.id))];
          const together = await current().records.ofMany(teachers);
          for (const teacher of teachers) {
            const expected = naivelyStanding(named, teacher);
            const records = await current().records.of(teacher);
            expect(records.map(({ record }) => record.id)).toEqual(expected);
            expect(together.get(teacher) ?? []).toEqual(records);
          }
        }),
        runs(25),
      );
      await current().log.verify();
    });

    async function entriesStanding(teacher: string): Promise<number[]> {
      return (await current().records.of(teacher)).map(({ entry }) => entry);
    }
  });
}

function withBody(entry: Submission, changed: Partial<Submission["body"]>): Submission {
  return { ...entry, body: { ...entry.body, ...changed } };
}

/** Histories share one ledger, so every run has teachers and keys of its own. */
function inRun<E extends Submission | Reversal>(run: number, entry: E): E {
  const stream = { ...entry.stream, id: `${run} ${entry.stream.id}` };
  return { ...entry, stream, key: `${run} ${entry.key}` };
}
