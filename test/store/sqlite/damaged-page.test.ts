import { copyFile, open, readFile, stat, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { checkPages } from "../../../src/store/sqlite/check-pages.ts";
import { connectSqlite } from "../../../src/store/sqlite/sqlite-connection.ts";
import { submissions } from "../../support/entries.ts";
import { useFolder } from "../../support/use-folder.ts";

const PAGE = 4096;

describe("a damaged SQLite file", () => {
  const at = useFolder();
  const settings = (file: string) => ({ url: `sqlite:${at(file)}`, keyFile: at("key") });

  beforeAll(async () => {
    const store = await openStore(settings("whole.db"), ENTRY_KINDS);
    await store.log.append(submissions("T001", 200));
    await store.close();
  });

  async function copyWithPagesZeroed(name: string): Promise<string> {
    await copyFile(at("whole.db"), at(name));
    const { size } = await stat(at(name));
    const file = await open(at(name), "r+");
    await file.write(Buffer.alloc(8 * PAGE), 0, 8 * PAGE, size - 12 * PAGE);
    await file.close();
    return at(name);
  }

  it("is not opened, and what helps is said", async () => {
    await copyWithPagesZeroed("zeroed.db");
    await expect(openStore(settings("zeroed.db"), ENTRY_KINDS)).rejects.toMatchObject({
      code: "database/unreachable",
      message: expect.stringMatching(/a page of it is damaged: .*; restore a backup/),
    });
  });

  it("gives no answer any more once a check that took longer has found it", async () => {
    const file = await copyWithPagesZeroed("large.db");
    const check = await checkPages(file, 0);
    const connection = await connectSqlite(file, "read");
    await check.finished;
    await expect(check.guard(connection).all("select 1")).rejects.toMatchObject({
      code: "SQLITE_CORRUPT",
    });
    await check.stop();
    await connection.close();
  });

  it("gives up a check that still runs when the database is closed", async () => {
    const check = await checkPages(at("whole.db"), 0);
    await check.stop();
    await check.finished;
  });

  it("gives no answer made of a row in which one character was flipped", async () => {
    const bytes = await readFile(at("whole.db"));
    const place = bytes.lastIndexOf('"hours":16');
    expect(place).toBeGreaterThan(0);
    bytes.write("9", place + '"hours":'.length);
    await writeFile(at("flipped.db"), bytes);
    const store = await openStore(settings("flipped.db"), ENTRY_KINDS);
    await expect(store.records.of("T001")).rejects.toMatchObject({ code: "ledger/broken" });
    await store.close();
  });
});
