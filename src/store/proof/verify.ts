import type { Kysely } from "kysely";
import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import { Failure } from "../../domain/failure.ts";
import type { Access } from "../database.ts";
import { type Head, NO_ENTRIES, problemInChain } from "../ledger/chain.ts";
import { entryOf } from "../ledger/entry-of.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import type { HeadKeeper } from "./head-keeper.ts";
import { verifySchema } from "./schema.ts";
import { verifySignedTables } from "./signed-tables.ts";
import { PROVEN_TABLES, proofOf } from "./table-proofs.ts";

const ENTRIES_PER_PAGE = 2_000;

/**
 * Goes through every row that an answer may be made of, as of one moment, in pages, so that a
 * ledger of any length takes the same memory.
 *
 * @throws {Failure} `ledger/broken`, `ledger/unreadable`, `ledger/rolled-back`, `ledger/no-head` or
 *   `data/altered`, for the first thing that does not fit
 */
export async function verify(
  { read, flavour }: Pick<Access, "read" | "flavour">,
  vault: Vault,
  heads: HeadKeeper,
  kinds: EntryKinds,
): Promise<{ entries: number }> {
  const head = await heads.read();
  const asOfNow = async (tables: Kysely<Tables>) => {
    const last = await verifyChain(tables, vault, kinds);
    await assertEnd(tables, vault, last);
    await verifyLines(tables);
    await verifySignedTables(tables, vault);
    await verifySchema(tables, flavour, vault);
    await heads.verify(tables, head);
    return { entries: last.number };
  };
  if (read.isTransaction) return asOfNow(read);
  return read.transaction().setIsolationLevel("repeatable read").execute(asOfNow);
}

/**
 * @throws {Failure} `ledger/broken` at the first entry that does not follow the one before it, or
 *   `ledger/unreadable` where it does not fit its kind
 */
export async function verifyChain(
  tables: Kysely<Tables>,
  vault: Vault,
  kinds: EntryKinds,
): Promise<Head> {
  let head: Head = NO_ENTRIES;
  // Entries numbered 0 or below are read by answers like any other, so the first page begins with them.
  let after: number | undefined;
  for (;;) {
    const all = tables.selectFrom("entries").selectAll().orderBy("number");
    const rest = after === undefined ? all : all.where("number", ">", after);
    const page = await rest.limit(ENTRIES_PER_PAGE).execute();
    for (const row of page) {
      const problem = problemInChain(head, row, vault);
      if (problem) throw new Failure("ledger/broken", { entry: row.number, problem });
      entryOf(row, kinds);
      head = row;
    }
    if (page.length < ENTRIES_PER_PAGE) return head;
    after = head.number;
  }
}

/**
 * Goes through the last page of entries, as {@link verify} does through all.
 *
 * @throws {Failure} `ledger/broken` or `data/altered`
 */
export async function verifyEnd(
  tables: Kysely<Tables>,
  vault: Vault,
): Promise<{ entries: number }> {
  const newest = tables.selectFrom("entries").selectAll().orderBy("number", "desc");
  const [first, ...rest] = (await newest.limit(ENTRIES_PER_PAGE).execute()).reverse();
  let head: Head = first ?? NO_ENTRIES;
  for (const row of rest) {
    const problem = problemInChain(head, row, vault);
    if (problem) throw new Failure("ledger/broken", { entry: row.number, problem });
    head = row;
  }
  await assertEnd(tables, vault, head);
  return { entries: head.number };
}

/** Whether the chain ends where this program ended it. */
async function assertEnd(tables: Kysely<Tables>, vault: Vault, last: Head): Promise<void> {
  const { count, sum } = await proofOf(tables, vault, "entries");
  if (last.number < count) {
    const problem =
      last.number + 1 === count ? "it was cut off" : `it and all up to ${count} were cut off`;
    throw new Failure("ledger/broken", { entry: last.number + 1, problem });
  }
  if (last.number === count && last.hash === sum) return;
  throw new Failure("data/altered", {
    what: "the line of entries in table_proofs",
    problem: `it is of entry ${count}, but the ledger goes on to ${last.number}`,
  });
}

/** A line that this program did not write would be passed over. */
async function verifyLines(tables: Kysely<Tables>): Promise<void> {
  const stray = await tables
    .selectFrom("table_proofs")
    .select("name")
    .where("name", "not in", PROVEN_TABLES)
    .executeTakeFirst();
  if (!stray) return;
  throw new Failure("data/altered", {
    what: `the line of ${stray.name} in table_proofs`,
    problem: "this program did not make it",
  });
}
