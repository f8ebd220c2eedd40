import { beforeEach, describe, expect, it } from "vitest";
import { reversal, submission, submissions } from "../../support/entries.ts";
import { COUNTY, person } from "../../support/people.ts";
import { LAST, TAMPERINGS } from "../../support/tamperings.ts";
import type { Scene } from "../../support/use-store.ts";

const AT = "2026-11-22T08:00:00.000Z";
const COLUMNS = [
  ...["key", "stream", "stream_kind", "kind", "body", '"by"'],
  ...["at", "via", "previous", "hash", "mac"],
];
const REST_OF_ENTRY_5 =
  'stream_kind, stream, kind, version, body, "by", at, via, previous, hash, mac from entries where number = 5';

/** What somebody with a console and full rights may try, and what then becomes of it. */
export function tampering(scene: Scene): void {
  describe("somebody with a console", () => {
    const query = (statement: string) => scene.database.query(statement);

    beforeEach(async () => {
      const { ledger, roster, journal } = scene.store;
      await ledger.append([
        ...submissions("T001", 11),
        reversal("T001", "r3"),
        submission("T002", "r1"),
      ]);
      const grants = [{ role: "reviewer", unit: "school-1" }] as const;
      const secrets = { nationalId: "43010219800101001X", phone: "13800000001" };
      await roster.put({
        units: COUNTY,
        people: [
          person("T001", "school-1", { grants, ...secrets }),
          person("T002"),
          person("T003"),
        ],
      });
      await roster.bindAccount("lark", "ou_1", "T001", AT);
      await roster.bindAccount("lark", "ou_2", "T002", AT);
      for (const whom of ["T001", "T002"]) {
        await journal.noteLook({ by: "admin", at: AT, whom, why: "audit" });
      }
      expect(await ledger.verify()).toEqual({ entries: LAST });
    });

    it.each([
      "update entries set body = '{}' where number = 4",
      "delete from entries where number = 13",
      "delete from entries",
      "update looks set whom = 'T002'",
      "delete from looks",
    ])("is refused: %s", async (statement) => {
      await expect(query(statement)).rejects.toThrow("is append-only");
      expect(await scene.store.ledger.verify()).toEqual({ entries: LAST });
    });

    it.each([
      ["a gap", "15, 'new'"],
      ["a number that is taken", "4, 'new'"],
      ["a key that is taken", "14, key"],
    ])("cannot insert an entry with %s", async (_, numberAndKey) => {
      await expect(
        query(`insert into entries select ${numberAndKey}, ${REST_OF_ENTRY_5}`),
      ).rejects.toThrow("takes only the next number");
      expect(await scene.store.ledger.verify()).toEqual({ entries: LAST });
    });

    it("is found out at exactly the entry of which one column was changed", async () => {
      for (const number of [1, 6, LAST]) {
        for (const column of COLUMNS) {
          const where = `where number = ${number}`;
          const [before] = await query(`select ${column} as value from entries ${where}`);
          await scene.database.disarmed("entries", [
            `update entries set ${column} = ${column} || ' ' ${where}`,
          ]);
          await expect(scene.store.ledger.verify()).rejects.toMatchObject({
            code: "ledger/broken",
            details: { entry: number },
          });
          await scene.database.disarmed("entries", [
            `update entries set ${column} = '${before?.value}' ${where}`,
          ]);
          expect(await scene.store.ledger.verify()).toEqual({ entries: LAST });
        }
      }
    });

    it.each(TAMPERINGS.map((each) => [each.name, each] as const))(
      "is found out: %s",
      async (_, { tamper, found }) => {
        const rows = await query("select * from entries order by number");
        await tamper(scene, rows as Record<string, string | number>[]);
        await expect(scene.store.ledger.verify()).rejects.toMatchObject({
          code: "entry" in found ? "ledger/broken" : "data/altered",
          details: found,
        });
      },
    );
  });
}
