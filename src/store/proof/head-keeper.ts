import { access } from "node:fs/promises";
import { dirname } from "node:path";
import type { Kysely } from "kysely";
import { Failure, isFailure } from "../../domain/failure.ts";
import type { TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { type Head, readHead, writeHead } from "./head-file.ts";
import { allProofs, proofOf, trustedProofs } from "./table-proofs.ts";

/** After a change the head is noted within so long, however many changes there are. */
const PAUSE_MS = 1_000;

/** Keeps the head of one database up to what this process has seen committed. */
export interface HeadKeeper {
  /** Something was committed. Never fails: a head that is behind is a lower bound still. */
  note(): void;
  /** The head, before a snapshot of the database is looked at. */
  read(): Promise<Head | undefined>;
  /**
   * Whether the database has gone on from where this machine saw it.
   *
   * @throws {Failure} `ledger/rolled-back` or `ledger/no-head`
   */
  verify(tables: Kysely<Tables>, head: Head | undefined): Promise<void>;
  /** Notes a new database, unless another process did; looks whether a known one is older now. */
  open(isNew: boolean): Promise<void>;
  /** Takes what is in the database as what must be there from now on. */
  accept(accepted: Head["accepted"][number]): Promise<void>;
  /** Notes what is not noted yet. */
  close(): Promise<void>;
}

/** @param file none for a database in memory, of which nothing is noted */
export function createHeadKeeper(
  tables: Kysely<Tables>,
  vault: Vault,
  file: string | undefined,
): HeadKeeper {
  let timer: NodeJS.Timeout | undefined;
  let noting: Promise<void> = Promise.resolve();
  const write = async (path: string, head: Head) => {
    try {
      await writeHead(path, head, vault);
    } catch (cause) {
      const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new Failure("data/unusable", { folder: dirname(path), problem }, { cause });
    }
  };
  const noteNow = () => {
    clearTimeout(timer);
    timer = undefined;
    noting = noting.then(() => advance(tables, vault, file)).catch(() => {});
    return noting;
  };
  return {
    note() {
      if (!file) return;
      timer ??= setTimeout(noteNow, PAUSE_MS).unref();
    },
    read: async () => (file ? readHead(file, vault) : undefined),
    async verify(current, head) {
      if (!file) return;
      if (!head) throw new Failure("ledger/no-head", { file });
      const problem = head.problem ?? (await problemSince(current, vault, head.proofs));
      if (problem) throw new Failure("ledger/rolled-back", { file, problem });
    },
    async open(isNew) {
      if (!file) return;
      // One that is there already, though of another key perhaps, is for `verify` to judge.
      if (await isThere(file)) return noteNow();
      const proofs = await trustedProofs(tables, vault);
      // A program that was killed at its first start made the tables and left no head.
      const isUnused = proofs?.every(({ changes }) => changes === 0);
      if (proofs && (isNew || isUnused)) await write(file, { proofs, accepted: [] });
    },
    async accept(accepted) {
      if (!file) return;
      clearTimeout(timer);
      timer = undefined;
      await noting;
      // What was accepted before is kept, unless the file cannot be trusted any more.
      const before = await readHead(file, vault).catch(() => undefined);
      const proofs = await allProofs(tables, vault);
      await write(file, { proofs, accepted: [...(before?.accepted ?? []), accepted] });
    },
    async close() {
      await (timer ? noteNow() : noting);
    },
  };
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Where there is no head, none is made: somebody may have removed it. */
async function advance(tables: Kysely<Tables>, vault: Vault, file: string | undefined) {
  const head = file && (await readHead(file, vault));
  if (!file || !head || head.problem) return;
  const problem = await problemSince(tables, vault, head.proofs);
  if (problem) return writeHead(file, { ...head, problem }, vault);
  const proofs = await allProofs(tables, vault);
  const hasGone = proofs.some(({ changes }, index) => changes !== head.proofs[index]?.changes);
  if (hasGone) await writeHead(file, { ...head, proofs }, vault);
}

/**
 * What shows that the database has not gone on from these proofs, if anything does. A line that
 * cannot be trusted is such a thing: put back later, it would have kept the head from being noted.
 */
async function problemSince(
  tables: Kysely<Tables>,
  vault: Vault,
  proofs: readonly TableProof[],
): Promise<string | undefined> {
  try {
    for (const kept of proofs) {
      const problem = await problemOf(tables, vault, kept);
      if (problem) return problem;
    }
  } catch (error) {
    if (!isFailure(error, "data/altered")) throw error;
    return `${error.details.what}: ${error.details.problem}`;
  }
  return undefined;
}

async function problemOf(
  tables: Kysely<Tables>,
  vault: Vault,
  kept: TableProof,
): Promise<string | undefined> {
  const now = await proofOf(tables, vault, kept.name);
  if (kept.name === "entries" && kept.count > 0) {
    const entry = await tables
      .selectFrom("entries")
      .select("hash")
      .where("number", "=", kept.count)
      .executeTakeFirst();
    if (!entry) return `the ledger ends at entry ${now.count}, and ${kept.count} were there`;
    if (entry.hash !== kept.sum) return `entry ${kept.count} is not the one that was there`;
  }
  const isOlder = now.changes < kept.changes;
  const isOther = now.changes === kept.changes && now.sum !== kept.sum;
  return isOlder || isOther
    ? `the table ${kept.name} is as it was before its last change`
    : undefined;
}
