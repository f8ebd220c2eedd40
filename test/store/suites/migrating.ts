import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../src/app/store.ts";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import type { Dialect } from "../../../src/store/database.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { submission, trainingRecord } from "../../support/entries.ts";
import { COUNTY, person } from "../../support/people.ts";
import type { Scene } from "../../support/use-store.ts";

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../fixtures/databases/${name}`, import.meta.url));

const AT = "2026-11-22T08:00:00.000Z";

/** What becomes of a database that an earlier version wrote. */
export function migrating(scene: Scene, flavour: Dialect): void {
  describe.each([
    ["rows carried keyed hashes", `before-macs.${flavour}.sql`],
    ["the head was noted", `before-head.${flavour}.sql`],
  ])("a database from before %s", (_, dump) => {
    let settings: { url: string; keyFile: string };
    beforeEach(async () => {
      await scene.store.close();
      const keyFile = join(await mkdtemp(join(scene.folder, "old-")), "key");
      await copyFile(fixture("earlier.key"), keyFile);
      settings = { url: await scene.database.fresh(), keyFile };
      await scene.database.load(await readFile(fixture(dump), "utf8"));
    });

    const hashes = () => scene.database.query("select number, hash from entries order by number");

    async function opened<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const store = await openStore(settings, ENTRY_KINDS);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    }

    it("opens with all that was there, and verifies as it did", async () => {
      const before = await hashes();
      await opened(async ({ log, records, roster, accessLog, unansweredLog, threads }) => {
        expect(await log.verify()).toEqual({ entries: 13 });
        expect((await records.of("T001")).map(({ entry }) => entry)).toEqual([
          1, 2, 4, 5, 6, 7, 8, 9, 10, 11,
        ]);
        expect(await records.of("T002")).toMatchObject([
          { record: trainingRecord("r1"), entry: 13, at: AT },
        ]);
        const grants = [{ role: "reviewer", unit: "school-1" }] as const;
        expect(await roster.personByAccount("lark", "ou_1")).toEqual(
          person("T001", "school-1", {
            grants,
            nationalId: "43010219800101001X",
            phone: "13800000001",
          }),
        );
        expect((await roster.personByPhone("13800000001"))?.teacher.id).toBe("T001");
        expect(await roster.peopleWithin("county")).toHaveLength(3);
        expect(await roster.unit("school-2")).toEqual({ ...COUNTY[3], policy: "gansu-2013" });
        expect(await accessLog.list()).toHaveLength(2);
        expect(await unansweredLog.list()).toHaveLength(1);
        expect(await threads.read("T001", "private")).toEqual({ intent: "standing" });
      });
      expect(await hashes()).toEqual(before);
    });

    it("goes on as any other: what is added and changed later verifies too", async () => {
      await opened(async ({ log, roster, accessLog }) => {
        expect(await log.append([submission("T001", "r1")])).toMatchObject([{ number: 1 }]);
        expect(await log.append([submission("T003", "r1")])).toMatchObject([{ number: 14 }]);
        await roster.put({ units: [], people: [person("T002", "school-2"), person("T004")] });
        await roster.bindAccount("lark", "ou_1", "T004", AT);
        await accessLog.record([{ by: "admin", at: AT, whom: "T003", why: "audit" }]);
        expect(await log.verify()).toEqual({ entries: 14 });
      });
      await expect(
        scene.database.query("update entries set body = '{}' where number = 4"),
      ).rejects.toThrow("is append-only");
      await expect(scene.database.query("delete from looks")).rejects.toThrow("is append-only");
      await opened(async ({ log }) => expect(await log.verify()).toEqual({ entries: 14 }));
    });

    it.each([
      ["was altered", "update entries set body = replace(body, '16', '61') where number = 4", 4],
      ["is missing", "delete from entries where number = 4", 5],
      ["is numbered 0", "update entries set number = 0 where number = 4", 0],
    ])("stays broken where an entry %s", async (_, statement, entry) => {
      await scene.database.disarmed("entries", [statement]);
      await opened(async ({ log, records }) => {
        await expect(log.verify()).rejects.toMatchObject({
          code: "ledger/broken",
          details: { entry },
        });
        expect(await records.of("T002")).toHaveLength(1);
      });
    });

    it("is refused with another key, and left as it was", async () => {
      const before = await scene.database.query("select * from entries order by number");
      await copyFile(scene.settings.keyFile, settings.keyFile);
      await expect(openStore(settings, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/wrong-key",
      });
      expect(await scene.database.query("select * from entries order by number")).toEqual(before);
    });

    it("is not taken for the signed database in whose place it was put, unless it is accepted", async () => {
      await opened(async ({ log }) => log.append([submission("T003", "r1")]));
      settings = {
        ...settings,
        url: await scene.database.replace(await readFile(fixture(dump), "utf8")),
      };
      await expect(openStore(settings, ENTRY_KINDS)).rejects.toMatchObject({
        code: "ledger/rolled-back",
      });
      const store = await openStore({ ...settings, acceptOlder: true }, ENTRY_KINDS);
      await expect(store.log.verify()).rejects.toMatchObject({ code: "ledger/rolled-back" });
      expect(await store.log.accept({ at: AT, reason: "restored" })).toEqual({
        entries: 13,
        signed: [],
      });
      expect(await store.log.verify()).toEqual({ entries: 13 });
      await store.close();
    });

    it("is refused where it no longer says which key it was filled with", async () => {
      await scene.database.query("delete from key_check");
      await expect(openStore(settings, ENTRY_KINDS)).rejects.toMatchObject({
        code: "database/wrong-key",
      });
    });
  });
}
