import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import { openBare } from "../../support/open-bare.ts";
import type { Scene } from "../../support/use-store.ts";

/**
 * How several who write and read at the same time get on.
 *
 * @param hasSeveralConnections the embedded PostgreSQL has only one
 */
export function transactions(scene: Scene, hasSeveralConnections: boolean): void {
  describe("writing", () => {
    let database: Database;
    beforeEach(async () => {
      database = await openBare(scene.settings);
    });
    afterEach(() => database.close());

    const note = (name: string) => ({
      by: name,
      at: "2026-11-22",
      whom: "T001",
      why: "audit",
      mac: "",
    });
    const noted = async () =>
      (await database.read.selectFrom("looks").select("by").orderBy("number").execute()).map(
        ({ by }) => by,
      );

    it("keeps what one does when another, begun at the same time, is undone", async () => {
      const failing = database.write(async (tables) => {
        await tables.insertInto("looks").values(note("undone")).execute();
        await tables.selectFrom("looks").selectAll().execute();
        throw new Error("changed my mind");
      });
      const lasting = database.write((tables) =>
        tables.insertInto("looks").values(note("lasting")).execute(),
      );
      await expect(failing).rejects.toThrow("changed my mind");
      await lasting;
      expect(await noted()).toEqual(["lasting"]);
    });

    it("takes turns: what one reads first is still so when it writes", async () => {
      const countUp = () =>
        database.write(async (tables) => {
          const before = await tables.selectFrom("looks").selectAll().execute();
          await tables
            .insertInto("looks")
            .values(note(`${before.length}`))
            .execute();
        });
      await Promise.all(Array.from({ length: 12 }, countUp));
      expect(await noted()).toEqual(Array.from({ length: 12 }, (_, index) => `${index}`));
    });

    it("goes on after a statement that fails", async () => {
      await expect(
        database.write((tables) =>
          tables
            .insertInto("people")
            .values({ ...PERSON, unit: "school-9" })
            .execute(),
        ),
      ).rejects.toThrow(/foreign key/i);
      await database.write((tables) => tables.insertInto("looks").values(note("next")).execute());
      expect(await noted()).toEqual(["next"]);
    });

    it("tells the first error when the transaction is already gone", async () => {
      const broken = database.write(async (tables) => {
        await sql`rollback`.execute(tables);
        throw new Error("the disk is full");
      });
      await expect(broken).rejects.toThrow("the disk is full");
      expect(await noted()).toEqual([]);
    });

    it("refuses a parameter that would come back as something else", async () => {
      const wrong = { ...note("admin"), at: new Date(0) as unknown as string };
      await expect(
        database.write((tables) => tables.insertInto("looks").values(wrong).execute()),
      ).rejects.toThrow("parameter 2 cannot be stored");
      expect(await noted()).toEqual([]);
    });

    it("is finished, once begun, before the database closes", async () => {
      let writing: Promise<void> | undefined;
      await new Promise<void>((begun) => {
        writing = database.write(async (tables) => {
          begun();
          await tables.insertInto("looks").values(note("in time")).execute();
          await tables.selectFrom("looks").selectAll().execute();
        });
      });
      await Promise.all([writing, database.close()]);
      expect(await scene.database.query('select "by" from looks')).toEqual([{ by: "in time" }]);
    });

    if (hasSeveralConnections) {
      it("shows a reader nothing until it is committed, and does not make it wait", async () => {
        await database.write(async (tables) => {
          await tables.insertInto("looks").values(note("admin")).execute();
          expect(await noted()).toEqual([]);
          expect(await Promise.all([noted(), noted(), noted(), noted()])).toEqual([[], [], [], []]);
        });
        expect(await noted()).toEqual(["admin"]);
      });
    }
  });
}

const PERSON = {
  id: "T001",
  name: "李芳",
  facts: "{}",
  national_id: null,
  national_id_index: null,
  phone: null,
  mac: "",
  search: "",
};
