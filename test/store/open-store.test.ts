import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFailure } from "../../src/domain/failure.ts";
import { openStore } from "../../src/store/open-store.ts";
import { submission } from "../support/entries.ts";
import { COUNTY, person } from "../support/people.ts";
import { startPostgres, startSqlite } from "../support/test-database.ts";
import { useStore } from "../support/use-store.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "xuefen-open-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  ["SQLite", startSqlite],
  ["PostgreSQL", startPostgres],
])("opening a %s store", (_, start) => {
  const scene = useStore(start);

  it("finds again what was there", async () => {
    await scene.store.ledger.append([submission("T001", "r1")]);
    const someone = person("T001", "school-1", { nationalId: "43010219800101001X" });
    await scene.store.roster.put({ units: COUNTY, people: [someone] });
    await scene.store.close();
    const again = await openStore(scene.settings);
    expect(await again.ledger.verify()).toEqual({ entries: 1 });
    expect(await again.roster.personByNationalId("43010219800101001X")).toEqual(someone);
    await again.close();
  });

  it("refuses a database that a newer program has changed, and leaves it so", async () => {
    await scene.database.query(
      "insert into xuefen_migrations (name, timestamp) values ('9999-later', '2030-01-01')",
    );
    await scene.store.close();
    await expect(openStore(scene.settings)).rejects.toMatchObject({
      code: "database/newer",
      details: { migration: "9999-later" },
    });
    const steps = await scene.database.query("select name from xuefen_migrations order by name");
    expect(steps.at(-1)).toEqual({ name: "9999-later" });
  });

  it("refuses another key than the one it was filled with", async () => {
    await scene.store.close();
    const keyFile = join(folder, "another-key");
    await writeFile(keyFile, "ab".repeat(32));
    await expect(openStore({ ...scene.settings, keyFile })).rejects.toMatchObject({
      code: "database/wrong-key",
      details: { keyFile },
    });
  });

  it("refuses to draw a new key when the old one is lost", async () => {
    await scene.store.close();
    await mkdir(join(folder, "lost"), { recursive: true });
    const keyFile = join(folder, "lost", "key");
    await expect(openStore({ ...scene.settings, keyFile })).rejects.toMatchObject({
      code: "database/wrong-key",
    });
    expect(await readdir(join(folder, "lost"))).toEqual([]);
  });
});

describe("opening a store", () => {
  it("creates the folders on the way to a SQLite file", async () => {
    const settings = {
      url: `sqlite:${join(folder, "a", "b", "c.db")}`,
      keyFile: join(folder, "d", "key"),
    };
    const store = await openStore(settings);
    await store.close();
    expect(await readdir(join(folder, "a", "b"))).toEqual(["c.db"]);
    expect(await readdir(join(folder, "d"))).toEqual(["key"]);
  });

  it("keeps a database in memory, gone when it is closed", async () => {
    const settings = { url: "sqlite::memory:", keyFile: join(folder, "memory-key") };
    const store = await openStore(settings);
    await store.ledger.append([submission("T001", "r1")]);
    expect(await store.ledger.verify()).toEqual({ entries: 1 });
    await store.close();
    const another = await openStore(settings);
    expect(await another.ledger.verify()).toEqual({ entries: 0 });
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
      const failure = await openStore({ url, keyFile }).catch((error: unknown) => error);
      if (!isFailure(failure, "database/unreachable")) throw new Error(`${url} was not refused`);
      expect(failure.message).toMatch(/^the database [^\n]+ cannot be opened: [^\n]+$/);
      expect(failure.message).not.toContain("ret");
    }
  });
});
