import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const BUILD = fileURLToPath(new URL("../../src/channels/page/ui/build.mjs", import.meta.url));

/** Builds the page from its sources into a folder of its own, which goes when the tests end. */
export function buildPage(): string {
  const folder = mkdtempSync(join(tmpdir(), "xuefen-page-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [BUILD, folder], { stdio: "pipe" });
  return folder;
}
