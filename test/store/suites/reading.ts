import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Log } from "../../../src/app/ledger/ports.ts";
import { teacherStream } from "../../../src/app/records/entry-kinds.ts";
import type { Records } from "../../../src/app/records/ports.ts";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import type { Database } from "../../../src/store/database.ts";
import { createLog } from "../../../src/store/ledger/create-log.ts";
import { createHeadKeeper } from "../../../src/store/proof/head-keeper.ts";
import { createRecords } from "../../../src/store/records/create-records.ts";
import { openVault } from "../../../src/store/vault/open-vault.ts";
import { submissions } from "../../support/entries.ts";
import { openBare } from "../../support/open-bare.ts";
import type { Scene } from "../../support/use-store.ts";

/** How much of the database a question to the ledger touches. */
export function reading(scene: Scene): void {
  describe("reading the ledger", () => {
    let database: Database;
    let log: Log;
    let records: Records;
    let rowsRead: number[];
    let queries: RootOperationNode[];
    beforeEach(async () => {
      database = await openBare(scene.settings);
      rowsRead = [];
      queries = [];
      const watching: KyselyPlugin = {
        transformQuery({ node }) {
          queries.push(node);
          return node;
        },
        async transformResult({ result }) {
          rowsRead.push(result.rows.length);
          return result;
        },
      };
      const vault = await openVault(database.read, scene.settings.keyFile);
      const watched = { ...database, read: database.read.withPlugin(watching) };
      const heads = createHeadKeeper(database.read, vault, undefined);
      log = createLog(watched, vault, heads, ENTRY_KINDS);
      records = createRecords(watched, vault, ENTRY_KINDS);
      for (const teacher of ["T001", "T002", "T003"]) await log.append(submissions(teacher, 1_500));
      await log.append(submissions("T004", 30));
    });
    afterEach(() => database.close());

    it("fetches one teacher's entries and no others", async () => {
      expect(await records.of("T004")).toHaveLength(30);
      expect((await log.entriesOf(teacherStream("T004"))).at(-1)).toMatchObject({ number: 4_530 });
      expect(await log.entry("submit T004 r30")).toMatchObject({ number: 4_530 });
      expect(rowsRead).toEqual([30, 30, 1]);
    });

    it("verifies in pages, never holding the whole ledger", async () => {
      expect(await log.verify()).toEqual({ entries: 4_530 });
      expect(rowsRead.slice(0, 3)).toEqual([2_000, 2_000, 530]);
      expect(Math.max(...rowsRead)).toBe(2_000);
    });

    it("finds them by index, without walking through the table", async () => {
      await records.of("T004");
      await log.entriesOf(teacherStream("T004"));
      await log.entry("submit T004 r30");
      await records.ofMany(["T001", "T004"]);
      for (const node of queries) expect(await planOf(database, node)).not.toMatch(/SCAN|Seq Scan/);
    });
  });
}

/** How the database would go about a query. */
async function planOf({ read, flavour }: Database, node: RootOperationNode): Promise<string> {
  const { sql, parameters } = read.getExecutor().compileQuery(node, createQueryId());
  const explain = flavour === "sqlite" ? "explain query plan" : "explain";
  const { rows } = await read.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
  return JSON.stringify(rows);
}
