import type { Kysely } from "kysely";
import type { Dialect } from "../database.ts";
import type { Tables } from "../tables.ts";
import type { EarlierForm, Vault } from "../vault/vault.ts";

/**
 * From here on a machine notes how far it has seen the database go, and misses the note where it is
 * gone. What the database remembers of its key becomes another, so that nobody can pass it off as
 * one from before and get a new note.
 */
export async function beginHead(
  db: Kysely<Tables>,
  _flavour: Dialect,
  openVault: (db: Kysely<Tables>, form: EarlierForm) => Promise<Vault>,
): Promise<void> {
  const vault = await openVault(db, "before-head");
  await db.updateTable("key_check").set({ value: vault.check }).execute();
}
