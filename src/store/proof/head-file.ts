import { createHash, randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { Failure } from "../../domain/failure.ts";
import { canonicalJson } from "../canonical-json.ts";
import { SQLITE_SCHEME } from "../sqlite/open-sqlite.ts";
import type { TableProof } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** How far this machine has seen the tables go, and what an operator accepted since. */
export interface Head {
  readonly proofs: readonly TableProof[];
  readonly accepted: readonly { readonly at: string; readonly reason: string }[];
  /** What did not fit when it was last looked at; it stays until somebody accepts it. */
  readonly problem?: string | undefined;
}

/**
 * The file beside the key in which this machine notes how far a database went: whoever can only
 * write to the database cannot put an older copy in its place unnoticed. A database in memory has
 * none.
 */
export function headFileOf(settings: { url: string; keyFile: string }): string | undefined {
  const folder = dirname(settings.keyFile);
  const place = placeOf(settings.url, folder);
  if (place === undefined) return undefined;
  const name = createHash("sha256").update(place).digest("hex").slice(0, 12);
  return join(folder, `ledger-head-${name}.json`);
}

/** Which database it is, whatever account or password opens it; a moved folder takes it along. */
function placeOf(url: string, folder: string): string | undefined {
  if (url === `${SQLITE_SCHEME}:memory:`) return undefined;
  if (url.startsWith(SQLITE_SCHEME)) {
    return relative(resolve(folder), resolve(url.slice(SQLITE_SCHEME.length)));
  }
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/**
 * Reads the head; nothing where there is no such file.
 *
 * @throws {Failure} `data/altered` where somebody else wrote it
 */
export async function readHead(file: string, vault: Vault): Promise<Head | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { mac, ...head } = JSON.parse(text);
    if (mac === macOf(head, vault)) return head;
  } catch {
    // No JSON: not what this program wrote.
  }
  throw new Failure("data/altered", { what: file, problem: "it was changed outside this program" });
}

/** Replaces the file at once and for good; only its owner may read it. */
export async function writeHead(file: string, head: Head, vault: Vault): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ ...head, mac: macOf(head, vault) }, null, 1)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

function macOf({ proofs, accepted, problem }: Head, vault: Vault): string {
  return vault.mac("head", canonicalJson({ proofs, accepted, problem }));
}
