import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** Gives the tests of a file or block a folder of their own; ask for paths inside tests only. */
export function useFolder(): (file: string) => string {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "xuefen-files-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return (file) => join(folder, file);
}
