import type { Transaction } from "kysely";
import type { NewEntry } from "../../app/ledger/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { proofOf, replaceProof } from "../proof/table-proofs.ts";
import type { EntryRow, TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { assertGenuine, chain, type Head } from "./chain.ts";

/** As many as fit comfortably into one statement. */
const KEYS_AT_ONCE = 1_000;
const ROWS_AT_ONCE = 500;

/** What the ledger holds for a key, and whether this appending wrote it. */
interface Written {
  readonly row: EntryRow;
  readonly given: NewEntry;
  readonly isNew: boolean;
}

/**
 * Appends as one transaction. Entries whose key is known, also from earlier in the
 * same list, are not written again; the answer holds what is in the ledger for each key.
 */
export async function append(
  database: Access,
  vault: Vault,
  entries: readonly NewEntry[],
): Promise<readonly Written[]> {
  if (entries.length === 0) return [];
  return database.write(async (tables) => {
    const byKey = await knownRows(tables, vault, entries);
    const added: EntryRow[] = [];
    const result: Written[] = [];
    const proof = await proofOf(tables, vault, "entries");
    let head = await headOf(tables, proof);
    for (const entry of entries) {
      const known = byKey.get(entry.key);
      const row = known ?? chain(head, entry, vault);
      result.push({ row, given: entry, isNew: !known });
      if (known) continue;
      byKey.set(row.key, row);
      added.push(row);
      head = row;
    }
    if (added.length === 0) return result;
    for (const rows of chunks(added, ROWS_AT_ONCE)) {
      await tables
        .insertInto("entries")
        .values([...rows])
        .execute();
    }
    const { name, changes } = proof;
    await replaceProof(tables, vault, {
      name,
      count: head.number,
      sum: head.hash,
      changes: changes + 1,
    });
    return result;
  });
}

async function knownRows(
  tables: Transaction<Tables>,
  vault: Vault,
  entries: readonly NewEntry[],
): Promise<Map<string, EntryRow>> {
  const known = new Map<string, EntryRow>();
  const keys = entries.map((entry) => entry.key);
  for (const some of chunks(keys, KEYS_AT_ONCE)) {
    const rows = await tables.selectFrom("entries").selectAll().where("key", "in", some).execute();
    for (const row of rows) {
      assertGenuine(row, vault);
      known.set(row.key, row);
    }
  }
  return known;
}

/**
 * Where the chain goes on: at the entry that this program wrote last, not at whatever is last.
 *
 * @throws {Failure} `ledger/broken` where somebody else added entries or cut some off
 */
async function headOf(tables: Transaction<Tables>, proof: TableProof): Promise<Head> {
  const last = await tables
    .selectFrom("entries")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const number = last?.number ?? 0;
  if (number > proof.count) {
    throw new Failure("ledger/broken", {
      entry: proof.count + 1,
      problem: "this program did not write it",
    });
  }
  if (number < proof.count) {
    throw new Failure("ledger/broken", {
      entry: number + 1,
      problem: `it and all up to ${proof.count} were cut off`,
    });
  }
  return { number, hash: proof.sum };
}
