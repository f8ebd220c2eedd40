import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../src/app/store.ts";
import { ENTRY_KINDS } from "../../../src/entry-kinds.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { type CuttingProxy, startCuttingProxy } from "../../support/cutting-proxy.ts";
import { submission } from "../../support/entries.ts";
import { POSTGRES_SERVER, startPostgres, type TestDatabase } from "../../support/test-database.ts";

/** Short, so that the test waits for it; long enough for every answer on a busy machine. */
const ANSWER_MS = 3_000;

describe("a connection to PostgreSQL that is cut without a word", () => {
  let database: TestDatabase;
  let proxy: CuttingProxy;
  let folder: string;
  let store: Store;
  beforeAll(async () => {
    database = await startPostgres();
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    proxy = await startCuttingProxy(await database.fresh());
    const url = new URL(proxy.url);
    url.searchParams.set("answer_ms", String(ANSWER_MS));
    folder = await mkdtemp(join(tmpdir(), "xuefen-swallowed-"));
    store = await openStore({ url: url.href, keyFile: join(folder, "key") }, ENTRY_KINDS);
  });
  afterEach(async () => {
    await store.close();
    await proxy.stop();
    await rm(folder, { recursive: true });
  });

  it("is told in one sentence, and whoever asks next gets another connection", async () => {
    await store.log.append([submission("T001", "r1")]);
    proxy.swallow();
    await expect(store.records.of("T001")).rejects.toMatchObject({
      code: "database/failed",
      message: expect.stringMatching(/no answer within 3 s.*see that its server can be reached/),
    });
    expect(await store.records.of("T001")).toHaveLength(1);
  });

  // The embedded server has only one session, which the transaction that was cut keeps.
  if (POSTGRES_SERVER) {
    it("keeps nobody from writing afterwards, also where it was cut in a transaction", async () => {
      const cut = store.transaction(async ({ log }) => {
        await log.append([submission("T001", "r1")]);
        proxy.swallow();
        await log.append([submission("T001", "r2")]);
      });
      await expect(cut).rejects.toMatchObject({ code: "database/failed" });
      expect(await store.log.append([submission("T001", "r3")])).toMatchObject([{ number: 1 }]);
      expect(await store.log.verify()).toEqual({ entries: 1 });
    });
  }
});
