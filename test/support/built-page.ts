import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BUILD = fileURLToPath(new URL("../../src/channels/page/ui/build.mjs", import.meta.url));

/** Builds the page from its sources into a folder, in the place of what is there. */
export function buildPage(folder: string): void {
  execFileSync(process.execPath, [BUILD, folder], { stdio: "pipe" });
}
