import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Failure } from "../../domain/failure.ts";
import { BUILT_IN_POLICIES } from "../../folders.ts";
import { type Catalogue, openCatalogue, type PolicyTexts } from "../../policy/loading/catalogue.ts";
import type { PolicyText } from "../../policy/loading/policy-folder.ts";

const SHARED_KINDS = "kinds.yaml";
const WORKING_DAYS = "working-days.yaml";
/** What all policies of a folder share. */
const SHARED: readonly string[] = [SHARED_KINDS, WORKING_DAYS];

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
  const isFolder = attempt(path, () => statSync(path)).isDirectory();
  if (!isFolder) return SHARED.includes(basename(path)) ? [] : [path];
  const own = join(path, FILE);
  return existsSync(own) ? [own] : policyFilesIn(path);
}

/** Files of a policy's folder that are no part of the policy: its own first file, a sample school. */
const NO_PART: readonly string[] = [FILE, "sample.yaml"];

/** A policy: one file or, where that is called `policy.yaml`, the files of its folder. */
function readPolicy(file: string): PolicyText {
  if (basename(file) !== FILE) return read(file);
  const folder = dirname(file);
  const names = attempt(folder, () => readdirSync(folder));
  const beside = names.filter((name) => name.endsWith(".yaml") && !NO_PART.includes(name)).sort();
  const texts = beside.map((name) => [name, read(join(folder, name))]);
  return { ...read(file), beside: Object.fromEntries(texts) };
}

function readAll(files: readonly string[]) {
  return [...files].sort().map(readPolicy);
}

/** The first file of that name among paths, each a folder or the file itself. */
function nearest(name: string, paths: readonly string[]): string | undefined {
  return paths.map((path) => (basename(path) === name ? path : join(path, name))).find(existsSync);
}

/** The policies of a folder, and those at a path that take their place; neither may be nothing. */
function allPolicies(folder: string, changed: string | undefined) {
  const policies = policyFilesIn(folder);
  if (policies.length === 0) throw new Failure("policy/none", { folder });
  if (changed === undefined) return { policies: readAll(policies), changed: [] };
  const replacing = policyFilesAt(changed);
  const isSomething = replacing.length > 0 || SHARED.some((name) => nearest(name, [changed]));
  if (!isSomething) throw new Failure("policy/none", { folder: changed });
  return { policies: readAll(policies), changed: readAll(replacing) };
}

/**
 * The file in which a policy of a folder has its examples, or would have them.
 *
 * @throws {Failure} policy/unknown
 */
export function examplesFile(folder: string, id: string): string {
  const states = (text: string) => /^id:[ \t]{1,9}(\S{1,100})/m.exec(text)?.[1] === id;
  const main = policyFilesIn(folder).find((file) => states(read(file).text));
  if (main === undefined) throw new Failure("policy/unknown", { policy: id, nearest: undefined });
  const isOneFile = /^examples:/m.test(read(main).text);
  return isOneFile ? main : join(dirname(main), "examples.yaml");
}

type Texts = Omit<PolicyTexts, "digest">;

let latest: { readonly texts: Texts; readonly catalogue: Catalogue } | undefined;

/** Of the same texts the same policies, so that each is compiled and tried on its examples once. */
function catalogueOf(texts: Texts): Catalogue {
  if (!latest || !isDeepStrictEqual(texts, latest.texts)) {
    latest = { texts, catalogue: openCatalogue({ ...texts, digest }) };
  }
  return latest.catalogue;
}

/**
 * Opens a folder of policies: `<id>/policy.yaml` each, `kinds.yaml` shared by all, and
 * `working-days.yaml`; the built-in table of working days serves a folder that has none.
 *
 * @param changed a file or folder whose policies take the place of those with the same id, and
 * whose `kinds.yaml` and `working-days.yaml`, where it has them, those of the folder; it may be
 * one of these alone
 * @returns the catalogue that was opened last where no file has changed since
 * @throws {Failure} input/no-file if the folder or a file of it cannot be read, policy/none if
 * there is nothing in it; what is wrong with a policy is thrown when it is asked for
 */
export function readPolicies(folder: string, changed?: string): Catalogue {
  const paths = changed === undefined ? [folder] : [changed, folder];
  const shared = (name: string, at: readonly string[]) => {
    const found = nearest(name, at);
    return found === undefined ? undefined : read(found);
  };
  return catalogueOf({
    ...allPolicies(folder, changed),
    sharedKinds: shared(SHARED_KINDS, paths),
    workingDays: shared(WORKING_DAYS, [...paths, BUILT_IN_POLICIES]),
  });
}
