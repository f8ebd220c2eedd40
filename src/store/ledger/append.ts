import type { Transaction } from "kysely";
import type { Appended, NewEntry } from "../../app/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import type { EntryRow, Tables } from "../tables.ts";
import { chain, type Head, NO_ENTRIES } from "./chain.ts";
import { entryOf } from "./entry-of.ts";

/** As many as fit comfortably into one statement. */
const KEYS_AT_ONCE = 1_000;
const ROWS_AT_ONCE = 500;

/**
 * Appends as one transaction. Entries whose key is known, also from earlier in the
 * same list, are not written again; the answer holds what is in the ledger for each key.
 */
export async function append(
  database: Access,
  entries: readonly NewEntry[],
): Promise<readonly Appended[]> {
  if (entries.length === 0) return [];
  return database.write(async (tables) => {
    const byKey = await knownRows(tables, entries);
    const added: EntryRow[] = [];
    const result: Appended[] = [];
    let head = await headOf(tables);
    for (const entry of entries) {
      const known = byKey.get(entry.key);
      const row = known ?? chain(head, entry);
      result.push({ ...entryOf(row), isNew: !known });
      if (known) continue;
      byKey.set(row.key, row);
      added.push(row);
      head = row;
    }
    for (const rows of chunks(added, ROWS_AT_ONCE)) {
      await tables
        .insertInto("entries")
        .values([...rows])
        .execute();
    }
    return result;
  });
}

async function knownRows(
  tables: Transaction<Tables>,
  entries: readonly NewEntry[],
): Promise<Map<string, EntryRow>> {
  const known = new Map<string, EntryRow>();
  const keys = entries.map((entry) => entry.key);
  for (const some of chunks(keys, KEYS_AT_ONCE)) {
    const rows = await tables.selectFrom("entries").selectAll().where("key", "in", some).execute();
    for (const row of rows) known.set(row.key, row);
  }
  return known;
}

async function headOf(tables: Transaction<Tables>): Promise<Head> {
  const last = await tables
    .selectFrom("entries")
    .select(["number", "hash"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return last ?? NO_ENTRIES;
}
