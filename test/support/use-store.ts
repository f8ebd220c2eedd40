import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Store } from "../../src/app/store.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { TestDatabase } from "./test-database.ts";

/** What a test file works on: a store opened anew for every test. */
export interface Scene {
  readonly store: Store;
  readonly database: TestDatabase;
  /** For files of the test's own. */
  readonly folder: string;
  readonly settings: { readonly url: string; readonly keyFile: string };
}

/** Gives every test of the file or block an empty store; read the scene inside tests only. */
export function useStore(start: () => Promise<TestDatabase>): Scene {
  const scene = {} as { -readonly [K in keyof Scene]: Scene[K] };
  beforeAll(async () => {
    scene.folder = await mkdtemp(join(tmpdir(), "xuefen-scene-"));
    scene.database = await start();
  });
  beforeEach(async () => {
    const { database } = scene;
    const data = await mkdtemp(join(scene.folder, "data-"));
    const reopened = await database.reopened?.(data);
    scene.settings = { url: reopened ?? (await database.fresh()), keyFile: join(data, "key") };
    scene.store = await openStore(scene.settings, ENTRY_KINDS);
    if (reopened === undefined) await remember(database, data);
  });
  afterEach(() => scene.store.close());
  afterAll(async () => {
    await scene.database.stop();
    await rm(scene.folder, { recursive: true });
  });
  return scene;
}

/** Keeps a copy of the key apart: tests may change theirs. */
async function remember(database: TestDatabase, data: string): Promise<void> {
  if (!database.remember) return;
  const copy = `${data}-opened`;
  await cp(data, copy, { recursive: true });
  await database.remember(copy);
}
