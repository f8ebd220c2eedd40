import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { type Catalogue, openCatalogue } from "../policy/catalogue.ts";

const SHARED_KINDS = "kinds.yaml";

function read(file: string) {
  return { file, text: readFileSync(file, "utf8") };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * Opens a folder of policies: `<id>/policy.yaml` each, and `kinds.yaml` shared by all.
 *
 * @throws {Failure} input/no-file if the folder cannot be read; policy failures as in the catalogue
 */
export function readPolicies(folder: string): Catalogue {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    throw new Failure("input/no-file", { file: folder }, { cause });
  }
  const files = names.map((name) => join(folder, name, "policy.yaml")).filter(existsSync);
  const shared = join(folder, SHARED_KINDS);
  return openCatalogue({
    policies: files.sort().map(read),
    sharedKinds: existsSync(shared) ? read(shared) : undefined,
    digest,
  });
}
