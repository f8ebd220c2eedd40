import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../domain/failure.ts";
import { BUILT_IN_POLICIES } from "../folders.ts";
import { type Catalogue, openCatalogue } from "../policy/catalogue.ts";

const SHARED_KINDS = "kinds.yaml";
const WORKING_DAYS = "working-days.yaml";

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

const FILE = "policy.yaml";

function policyFilesIn(folder: string): string[] {
  const names = attempt(folder, () => readdirSync(folder));
  return names.map((name) => join(folder, name, FILE)).filter(existsSync);
}

/** The policies at a path: one file, the folder of one, or a folder of several. */
function policyFilesAt(path: string): string[] {
  if (!attempt(path, () => statSync(path)).isDirectory()) return [path];
  const own = join(path, FILE);
  return existsSync(own) ? [own] : policyFilesIn(path);
}

/** Reads files that must not be none. */
function readAll(folder: string, files: readonly string[]) {
  if (files.length === 0) throw new Failure("policy/none", { folder });
  return [...files].sort().map(read);
}

/**
 * Opens a folder of policies: `<id>/policy.yaml` each, `kinds.yaml` shared by all, and
 * `working-days.yaml`; the built-in table of working days serves a folder that has none.
 *
 * @param changed a file or folder whose policies take the place of those with the same id, and
 * whose `kinds.yaml`, where it has one, that of the shared kinds
 * @throws {Failure} input/no-file if the folder or a file of it cannot be read, policy/none if
 * there is no policy in it; what is wrong with a policy is thrown when it is asked for
 */
export function readPolicies(folder: string, changed?: string): Catalogue {
  const folders = changed === undefined ? [folder] : [changed, folder];
  const nearest = (name: string, of: readonly string[]) => {
    const found = of.map((each) => join(each, name)).find(existsSync);
    return found === undefined ? undefined : read(found);
  };
  return openCatalogue({
    policies: readAll(folder, policyFilesIn(folder)),
    changed: changed === undefined ? [] : readAll(changed, policyFilesAt(changed)),
    sharedKinds: nearest(SHARED_KINDS, folders),
    workingDays: nearest(WORKING_DAYS, [...folders, BUILT_IN_POLICIES]),
    digest,
  });
}
