import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildPage } from "./built-page.ts";
import { serveChromium } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser listens. */
    readonly browser: string;
    /** The folder of the built page. */
    readonly page: string;
  }
}

/** One browser and one build of the page for all tests that look at it. */
export async function setup({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "xuefen-page-"));
  buildPage(folder);
  const browser = await serveChromium();
  provide("page", folder);
  provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  };
}
