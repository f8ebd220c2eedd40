import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { everyStoreContract } from "../contracts/every-store-contract.ts";
import { openBare } from "../support/open-bare.ts";
import { POSTGRES_SERVER, startPostgres } from "../support/test-database.ts";
import { useStore } from "../support/use-store.ts";
import { migrating } from "./suites/migrating.ts";
import { otherKinds } from "./suites/other-kinds.ts";
import { reading } from "./suites/reading.ts";
import { reopening } from "./suites/reopening.ts";
import { secrets } from "./suites/secrets.ts";
import { tampering } from "./suites/tampering.ts";
import { transactions } from "./suites/transactions.ts";
import { writingTogether } from "./suites/writing-together.ts";

describe("on PostgreSQL", () => {
  const scene = useStore(startPostgres);
  everyStoreContract(() => scene.store);
  transactions(scene, POSTGRES_SERVER !== undefined);
  writingTogether(scene);
  otherKinds(scene);
  reading(scene);
  reopening(scene);
  tampering(scene, "postgres");
  migrating(scene, "postgres");
  secrets(scene);

  it("never says that it kept what the server undid, after a statement that failed", async () => {
    const database = await openBare(scene.settings);
    const note = { by: "admin", at: "2026-11-22", whom: "T001", why: "audit", mac: "" };
    const letting = database.write(async (tables) => {
      await tables.insertInto("looks").values(note).execute();
      await sql`select nothing from nowhere`.execute(tables).catch(() => {});
    });
    await expect(letting).rejects.toThrow("nowhere");
    await database.close();
    expect(await scene.store.accessLog.list()).toEqual([]);
  });

  it.each(["entries", "looks"])("refuses to truncate %s", async (table) => {
    await expect(scene.database.query(`truncate ${table}`)).rejects.toThrow("is append-only");
  });
});
