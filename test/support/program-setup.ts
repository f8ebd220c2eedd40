import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the built program. */
    readonly program: string;
  }
}

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What tests run as programs of their own, beside `xuefen`. */
const SCRIPTS = ["append-entries", "say-hostile-texts", "talk"];

/** One build of the program for all tests that start it: from its sources it starts five times as slowly. */
export function setup({ provide }: TestProject) {
  mkdirSync(at("../../dist"), { recursive: true });
  const folder = mkdtempSync(at("../../dist/for-tests-"));
  const scripts = SCRIPTS.map((name) => at(`${name}.ts`));
  execFileSync(process.execPath, [at("../../src/build.mjs"), folder, ...scripts], {
    stdio: "pipe",
  });
  provide("program", folder);
  return () => rmSync(folder, { recursive: true });
}
