import { beforeEach, describe, expect, it } from "vitest";
import { reversal, submission, submissions } from "../../support/entries.ts";
import type { Scene } from "../../support/use-store.ts";

const COLUMNS = ["key", "teacher", "body", '"by"', "at", "via", "previous", "hash"];
const REST_OF_ENTRY_5 =
  'teacher, kind, body, "by", at, via, previous, hash from entries where number = 5';

/** What somebody with a console and full rights may try, and what then becomes of it. */
export function tampering(scene: Scene): void {
  describe("somebody with a console", () => {
    const query = (statement: string) => scene.database.query(statement);

    beforeEach(async () => {
      const entries = [
        ...submissions("T001", 11),
        reversal("T001", "r3"),
        submission("T002", "r1"),
      ];
      await scene.store.ledger.append(entries);
      await scene.store.journal.noteLook({
        by: "admin",
        at: "2026-11-22",
        whom: "T001",
        why: "audit",
      });
    });

    it.each([
      "update entries set body = '{}' where number = 4",
      "delete from entries where number = 13",
      "delete from entries",
      "update looks set whom = 'T002'",
      "delete from looks",
    ])("is refused: %s", async (statement) => {
      await expect(query(statement)).rejects.toThrow("is append-only");
      expect(await scene.store.ledger.verify()).toEqual({ entries: 13 });
      expect(await scene.store.journal.looks()).toMatchObject([{ whom: "T001" }]);
    });

    it.each([
      ["a gap", "15, 'new'"],
      ["a number that is taken", "4, 'new'"],
      ["a key that is taken", "14, key"],
    ])("cannot insert an entry with %s", async (_, numberAndKey) => {
      await expect(
        query(`insert into entries select ${numberAndKey}, ${REST_OF_ENTRY_5}`),
      ).rejects.toThrow("takes only the next number");
      expect(await scene.store.ledger.verify()).toEqual({ entries: 13 });
    });

    it("is found out at exactly the entry of which one column was changed", async () => {
      await scene.database.disarm("entries");
      for (const number of [1, 6, 13]) {
        for (const column of COLUMNS) {
          const where = `where number = ${number}`;
          const [before] = await query(`select ${column} as value from entries ${where}`);
          await query(`update entries set ${column} = ${column} || ' ' ${where}`);
          await expect(scene.store.ledger.verify()).rejects.toMatchObject({
            code: "ledger/broken",
            details: { entry: number },
          });
          await query(`update entries set ${column} = '${before?.value}' ${where}`);
          expect(await scene.store.ledger.verify()).toEqual({ entries: 13 });
        }
      }
    });

    it("is found out after turning a reversal into a submission", async () => {
      await scene.database.disarm("entries");
      await query("update entries set kind = 'record.submitted' where number = 12");
      await expect(scene.store.ledger.verify()).rejects.toMatchObject({ details: { entry: 12 } });
    });

    it("is found out after removing an entry, or exchanging two", async () => {
      await scene.database.disarm("entries");
      await query("update entries set number = 0 where number = 4");
      await expect(scene.store.ledger.verify()).rejects.toMatchObject({
        details: { entry: 5, problem: "entry 4 is missing" },
      });
      await query("update entries set number = 4 where number = 5");
      await query("update entries set number = 5 where number = 0");
      await expect(scene.store.ledger.verify()).rejects.toMatchObject({ details: { entry: 4 } });
    });
  });
}
