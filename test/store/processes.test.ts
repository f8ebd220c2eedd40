import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { runAppending } from "../support/appending-process.ts";
import { submission } from "../support/entries.ts";
import {
  POSTGRES_SERVER,
  startPostgres,
  startSqlite,
  type TestDatabase,
} from "../support/test-database.ts";

/** The embedded PostgreSQL serves one program only. */
const DATABASES: [string, () => Promise<TestDatabase>][] = [["SQLite", startSqlite]];
if (POSTGRES_SERVER) DATABASES.push(["PostgreSQL", startPostgres]);

describe.each(DATABASES)("several programs on one %s database", (_, start) => {
  let database: TestDatabase;
  let folder: string;
  let settings: { url: string; keyFile: string };
  beforeAll(async () => {
    database = await start();
    folder = await mkdtemp(join(tmpdir(), "xuefen-processes-"));
  });
  beforeEach(async () => {
    settings = {
      url: await database.fresh(),
      keyFile: join(await mkdtemp(join(folder, "data-")), "key"),
    };
  });
  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  });

  it("start at once on an empty database and append to one chain", async () => {
    const outcomes = await Promise.all(
      ["T001", "T002", "T003"].map((teacher) =>
        runAppending(settings, { teacher, lists: 60, perList: 2 }),
      ),
    );
    expect(outcomes.map(({ errors }) => errors)).toEqual(["", "", ""]);
    const numbers = outcomes.flatMap(({ acknowledged }) => acknowledged).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 360 }, (_, index) => index + 1));
    await withStore(async ({ log, records }) => {
      expect(await log.verify()).toEqual({ entries: 360 });
      expect(await records.of("T002")).toHaveLength(120);
    });
  });

  it("append the same entries and write each of them once", async () => {
    const work = { teacher: "T001", lists: 20, perList: 10 };
    const [one, other] = await Promise.all([
      runAppending(settings, work),
      runAppending(settings, work),
    ]);
    expect(one.acknowledged).toEqual(other.acknowledged);
    await withStore(async ({ log }) => {
      expect(await log.verify()).toEqual({ entries: 200 });
    });
  });

  it.each([1, 8, 45])(
    "lose nothing acknowledged when killed after %i entries",
    async (killAfter) => {
      const work = { teacher: "T001", lists: 100_000, perList: 3 };
      const { acknowledged, exitCode } = await runAppending(settings, work, killAfter);
      expect(exitCode).toBeNull();
      await withStore(async ({ log, records }) => {
        // Writing waits for whatever the killed program's last transaction still does.
        await log.append([submission("T002", "r1")]);
        const standing = await records.of("T001");
        expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
        expect(standing.map(({ entry }) => entry).slice(0, acknowledged.length)).toEqual(
          acknowledged,
        );
        expect(standing.length % 3).toBe(0);
        expect(await log.verify()).toEqual({ entries: standing.length + 1 });
      });
    },
  );

  async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
    const store = await openStore(settings, ENTRY_KINDS);
    try {
      await work(store);
    } finally {
      await store.close();
    }
  }
});
