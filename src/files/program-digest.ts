import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const OWN = fileURLToPath(import.meta.url);
/** The folders whose code decides what a policy makes of somebody's records. */
const DECIDING = ["../domain", "../policy", "../app"];
/** All code of a built program lies in one folder, in files that are named otherwise. */
const IS_BUNDLED = !basename(OWN).startsWith("program-digest.");

const CODE = /\.[jt]s$/u;

let digest: string | undefined;

/**
 * A hash of that part of the program itself, or of all of a built one: what is kept of a standing must
 * not outlive a change to the rules engine, and nobody has to remember to count a version up. Read
 * once, in some 20 ms.
 */
export function programDigest(): string {
  digest ??= digestOf((IS_BUNDLED ? ["."] : DECIDING).map((each) => join(dirname(OWN), each)));
  return digest;
}

function digestOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && CODE.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(relative(OWN, file)).update(readFileSync(file));
  }
  return hash.digest("base64url").slice(0, 22);
}
