import { execFile } from "node:child_process";
import { stat, symlink } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { document, fenced } from "../support/document.ts";
import { submission } from "../support/entries.ts";
import { useFolder } from "../support/use-folder.ts";

const run = promisify(execFile);
const MODULES = new URL("../../node_modules", import.meta.url);

/** The shell blocks of a page that make a copy of the SQLite file. */
function backups(page: string): string[] {
  return fenced(page, "sh").filter((block) => /vacuum into/i.test(block));
}

describe.each(["docs/operating.md", "docs/operating.zh-CN.md"])("a backup by %s", (path) => {
  const at = useFolder();
  const [withTool = "", withDriver = ""] = backups(document(path));

  it("is whole, and only its owner may read it", async () => {
    await symlink(MODULES, at("node_modules"));
    const keyFile = at("data/secret.key");
    const store = await openStore(
      { url: `sqlite:${at("data/xuefen.sqlite")}`, keyFile },
      ENTRY_KINDS,
    );
    await store.log.append([submission("T001", "r1")]);
    await run("bash", ["-c", `umask 022\n${withDriver}`], { cwd: at(".") });
    const backup = at("backup-2026-11-22.sqlite");
    expect((await stat(backup)).mode & 0o777).toBe(0o600);
    await store.close();
    const copy = await openStore({ url: `sqlite:${backup}`, keyFile }, ENTRY_KINDS);
    expect(await copy.records.of("T001")).toHaveLength(1);
    await copy.close();
  });

  it("is made with a mask, where the tool makes it", () => {
    expect(withTool).toMatch(/^umask 077\nsqlite3 .*VACUUM INTO/m);
  });
});
