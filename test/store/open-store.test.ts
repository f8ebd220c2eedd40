import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFailure } from "../../src/domain/failure.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { headFileOf } from "../../src/store/proof/head-file.ts";
import { submission } from "../support/entries.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xuefen-open-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("opening a store", () => {
  it("creates the folders on the way to a SQLite file", async () => {
    const settings = {
      url: `sqlite:${join(folder, "a", "b", "c.db")}`,
      keyFile: join(folder, "d", "key"),
    };
    const store = await openStore(settings, ENTRY_KINDS);
    await store.close();
    expect(await readdir(join(folder, "a", "b"))).toEqual(["c.db"]);
    expect(await readdir(join(folder, "d"))).toEqual([
      "key",
      expect.stringMatching(/^ledger-head-[0-9a-f]{12}\.json$/),
    ]);
  });

  it("notes a new database also where the program was killed before it could", async () => {
    const settings = { url: `sqlite:${join(folder, "killed.db")}`, keyFile: join(folder, "k.key") };
    const head = headFileOf(settings) ?? "";
    await (await openStore(settings, ENTRY_KINDS)).close();
    await rm(head);
    const store = await openStore(settings, ENTRY_KINDS);
    expect(await store.log.verify()).toEqual({ entries: 0 });
    await store.log.append([submission("T001", "r1")]);
    await store.close();
    await rm(head);
    const used = await openStore(settings, ENTRY_KINDS);
    await expect(used.log.verify()).rejects.toMatchObject({ code: "ledger/no-head" });
    await used.close();
  });

  it("works for several who open the same new SQLite file at once", async () => {
    for (let round = 1; round <= 20; round += 1) {
      const settings = {
        url: `sqlite:${join(folder, `at-once-${round}.db`)}`,
        keyFile: join(folder, `at-once-${round}.key`),
      };
      const stores = await Promise.all([1, 2, 3].map(() => openStore(settings, ENTRY_KINDS)));
      await Promise.all(stores.map((store) => store.log.append([submission("T001", "r1")])));
      expect(await stores[0]?.log.verify()).toEqual({ entries: 1 });
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it("keeps a database in memory, gone when it is closed", async () => {
    const settings = { url: "sqlite::memory:", keyFile: join(folder, "memory-key") };
    const store = await openStore(settings, ENTRY_KINDS);
    await store.log.append([submission("T001", "r1")]);
    expect(await store.log.verify()).toEqual({ entries: 1 });
    await store.close();
    const another = await openStore(settings, ENTRY_KINDS);
    expect(await another.log.verify()).toEqual({ entries: 0 });
    await another.close();
  });

  it("says in one line which database cannot be opened, never its password", async () => {
    const notADatabase = join(folder, "notes.txt");
    await writeFile(
      notADatabase,
      "not a database, but long enough to be taken for one\n".repeat(40),
    );
    const keyFile = join(folder, "unused-key");
    const urls = [
      `sqlite:${notADatabase}`,
      `sqlite:${folder}`,
      `sqlite:${join(notADatabase, "below.db")}`,
      "postgres://someone:se:c@ret@127.0.0.1:1/nothing",
      "postgres://127.0.0.1:1/nothing?user=someone&password=se:c@ret",
      "mysql://someone:se:c@ret@127.0.0.1/nothing",
      "postgres://someone:se:c@ret@:::/nothing",
    ];
    for (const url of urls) {
      const failure = await openStore({ url, keyFile }, ENTRY_KINDS).catch(
        (error: unknown) => error,
      );
      if (!isFailure(failure, "database/unreachable")) throw new Error(`${url} was not refused`);
      expect(failure.message).toMatch(/^the database [^\n]+ cannot be opened: [^\n]+$/);
      expect(failure.message).not.toContain("ret");
    }
  });
});
