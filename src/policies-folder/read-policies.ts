import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { type Catalogue, openCatalogue } from "../policy/catalogue.ts";

const SHARED_KINDS = "kinds.yaml";

function attempt<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Failure("input/no-file", { file }, { cause });
  }
}

function read(file: string) {
  return { file, text: attempt(file, () => readFileSync(file, "utf8")) };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/**
 * Opens a folder of policies: `<id>/policy.yaml` each, and `kinds.yaml` shared by all.
 *
 * @throws {Failure} input/no-file if the folder or a file of it cannot be read, policy/none if
 * there is no policy in it; what is wrong with a policy is thrown when it is asked for
 */
export function readPolicies(folder: string): Catalogue {
  const names = attempt(folder, () => readdirSync(folder));
  const files = names.map((name) => join(folder, name, "policy.yaml")).filter(existsSync);
  if (files.length === 0) throw new Failure("policy/none", { folder });
  const shared = join(folder, SHARED_KINDS);
  return openCatalogue({
    policies: files.sort().map(read),
    sharedKinds: existsSync(shared) ? read(shared) : undefined,
    digest,
  });
}
