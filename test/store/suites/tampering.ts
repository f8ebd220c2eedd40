import { rm } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { teacherStream } from "../../../src/app/records/entry-kinds.ts";
import type { Dialect } from "../../../src/store/database.ts";
import { headFileOf } from "../../../src/store/proof/head-file.ts";
import { reversal, submission, submissions } from "../../support/entries.ts";
import { type ForgedEntry, forged, insertOf } from "../../support/forge.ts";
import { COUNTY, person } from "../../support/people.ts";
import { LAST, type Tampering } from "../../support/tampered-rows.ts";
import { tamperingsOf } from "../../support/tamperings.ts";
import type { Scene } from "../../support/use-store.ts";

const AT = "2026-11-22T08:00:00.000Z";
const COLUMNS = [
  ...["key", "stream", "stream_kind", "kind", "body", '"by"'],
  ...["at", "via", "previous", "hash", "mac"],
];
const REST_OF_ENTRY_5 =
  'stream_kind, stream, kind, version, body, "by", at, via, previous, hash, mac from entries where number = 5';

/** What somebody with a console and full rights may try, and what then becomes of it. */
export function tampering(scene: Scene, flavour: Dialect): void {
  describe("somebody with a console", () => {
    const query = (statement: string) => scene.database.query(statement);

    beforeEach(async () => {
      const { log, roster, accessLog } = scene.store;
      await log.append([
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
        await accessLog.record([{ by: "admin", at: AT, whom, why: "audit" }]);
      }
      expect(await log.verify()).toEqual({ entries: LAST });
    });

    it.each([
      ["edited", "update entries set body = '{}' where number = 12", 12],
      ["cut off", "delete from entries where number = 13", 13],
    ])("is found out by a look at the end: an entry %s", async (_, statement, entry) => {
      expect(await scene.store.log.verifyEnd()).toEqual({ entries: LAST });
      await scene.database.disarmed("entries", [statement]);
      const verified = scene.store.log.verifyEnd();
      await expect(verified).rejects.toMatchObject({ code: "ledger/broken", details: { entry } });
    });

    it("cannot use another person's phone to be found by it", async () => {
      await scene.store.roster.put({ units: [], people: [person("T003")] });
      await query(
        "update people set phone_index = (select phone_index from people where id = 'T001') where id = 'T002'",
      );
      await query("update people set phone_index = 'x' where id = 'T001'");
      expect(await scene.store.roster.personByPhone("13800000001")).toBeUndefined();
      expect(await scene.store.log.verify()).toEqual({ entries: LAST });
    });

    it.each([
      "update entries set body = '{}' where number = 4",
      "delete from entries where number = 13",
      "delete from entries",
      "update looks set whom = 'T002'",
      "delete from looks",
    ])("is refused: %s", async (statement) => {
      await expect(query(statement)).rejects.toThrow("is append-only");
      expect(await scene.store.log.verify()).toEqual({ entries: LAST });
    });

    it.each([
      ["a gap", "15, 'new'"],
      ["a number that is taken", "4, 'new'"],
      ["a key that is taken", "14, key"],
    ])("cannot insert an entry with %s", async (_, numberAndKey) => {
      await expect(
        query(`insert into entries select ${numberAndKey}, ${REST_OF_ENTRY_5}`),
      ).rejects.toThrow("takes only the next number");
      expect(await scene.store.log.verify()).toEqual({ entries: LAST });
    });

    it("is found out at exactly the entry of which one column was changed", async () => {
      for (const number of [1, 6, LAST]) {
        for (const column of COLUMNS) {
          const where = `where number = ${number}`;
          const [before] = await query(`select ${column} as value from entries ${where}`);
          await scene.database.disarmed("entries", [
            `update entries set ${column} = ${column} || ' ' ${where}`,
          ]);
          await expect(scene.store.log.verify()).rejects.toMatchObject({
            code: "ledger/broken",
            details: { entry: number },
          });
          await scene.database.disarmed("entries", [
            `update entries set ${column} = '${before?.value}' ${where}`,
          ]);
          expect(await scene.store.log.verify()).toEqual({ entries: LAST });
        }
      }
    });

    it.each(tamperingsOf(flavour).map((each) => [each.name, each] as const))(
      "is found out: %s",
      async (_, { tamper, found }) => {
        const rows = await query("select * from entries order by number");
        await tamper(scene, rows as Record<string, string | number>[]);
        await expect(scene.store.log.verify()).rejects.toMatchObject({
          code: expect.stringMatching(/^(ledger|data)\//),
          details: inFull(found, headFileOf(scene.settings)),
        });
      },
    );

    it("is taken at its word once an operator accepts what is there", async () => {
      const { log, roster } = scene.store;
      await scene.database.disarmed("entries", [`delete from entries where number = ${LAST}`]);
      await scene.database.disarmed("looks", ["delete from looks where number = 1"]);
      await query("update people set name = '李四' where id = 'T002'");
      await query("delete from grants where person = 'T001'");
      await rm(headFileOf(scene.settings) ?? "");
      const taken = await log.accept({ at: AT, reason: "seen" });
      expect(taken).toEqual({ entries: LAST - 1, signed: ["the person T001", "the person T002"] });
      expect(await log.verify()).toEqual({ entries: LAST - 1 });
      expect(await roster.person("T002")).toMatchObject({ teacher: { name: "李四" } });
      expect(await log.append([submission("T003", "r1")])).toMatchObject([{ number: LAST }]);
      expect(await log.verify()).toEqual({ entries: LAST });
      await expect(query("delete from entries")).rejects.toThrow("is append-only");
    });

    it("gets no forged entry accepted", async () => {
      await scene.database.disarmed("entries", [
        `update entries set body = replace(body, '16', '61') where number = ${LAST}`,
      ]);
      await expect(scene.store.log.accept({ at: AT, reason: "seen" })).rejects.toMatchObject({
        code: "ledger/broken",
        details: { entry: LAST },
      });
    });

    it("gets no answer made of what was forged", async () => {
      const { log, records, roster, accessLog, threads } = scene.store;
      await threads.write("T002", "private", { draft: 2 }, AT);
      const [row] = await query("select * from entries where number = 13");
      const zero = forged(row as ForgedEntry, { number: 0, key: "k0", stream: "T003" });
      await scene.database.disarmed("entries", [
        insertOf("entries", zero),
        "update entries set body = replace(body, '16', '500') where number = 13",
      ]);
      await scene.database.disarmed("looks", ["update looks set whom = 'T003' where number = 1"]);
      await query("insert into grants values ('T002', 'admin', 'county')");
      await query("update units set policy = 'gansu-2013' where id = 'school-2'");
      await query("update accounts set person = 'T001' where account = 'ou_2'");
      await query(`update threads set state = '{"draft":500}'`);
      const broken = { code: "ledger/broken" };
      const altered = { code: "data/altered" };
      await expect(records.of("T002")).rejects.toMatchObject(broken);
      await expect(records.ofMany(["T001", "T003"])).rejects.toMatchObject(broken);
      await expect(log.entry("submit T002 r1")).rejects.toMatchObject(broken);
      await expect(log.entriesOf(teacherStream("T002"))).rejects.toMatchObject(broken);
      await expect(log.append([submission("T002", "r1")])).rejects.toMatchObject(broken);
      await expect(roster.person("T002")).rejects.toMatchObject(altered);
      await expect(roster.peopleWithin("county")).rejects.toMatchObject(altered);
      await expect(roster.unit("school-2")).rejects.toMatchObject(altered);
      await expect(roster.personByAccount("lark", "ou_2")).rejects.toMatchObject(altered);
      await expect(accessLog.list()).rejects.toMatchObject(altered);
      expect(await threads.read("T002", "private")).toBeUndefined();
      expect(await records.of("T001")).toHaveLength(10);
      expect(await roster.personByAccount("lark", "ou_1")).toMatchObject({ unit: "school-1" });
    });

    it("gets nothing recorded after an entry that the program did not write", async () => {
      const [row] = await query("select * from entries where number = 13");
      await query(
        insertOf(
          "entries",
          forged(row as ForgedEntry, { number: 14, key: "k", previous: String(row?.hash) }),
        ),
      );
      await expect(scene.store.log.append([submission("T003", "r1")])).rejects.toMatchObject({
        code: "ledger/broken",
        details: { entry: 14 },
      });
    });
  });
}

/** With the path of the head, which is another for every test. */
function inFull(found: Tampering["found"], head: string | undefined): Record<string, unknown> {
  const entries = Object.entries(found).map(([key, value]) => [
    key,
    value === "head" ? head : value,
  ]);
  return Object.fromEntries(entries);
}
