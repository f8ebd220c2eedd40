import type { Kysely } from "kysely";
import type { Database } from "../../src/store/database.ts";
import { openPostgres } from "../../src/store/postgres/open-postgres.ts";
import { openSqlite } from "../../src/store/sqlite/open-sqlite.ts";
import type { Tables } from "../../src/store/tables.ts";
import { openFirstVault } from "../../src/store/vault/open-vault.ts";

/** The database below a store, for tests of what the store relies on. */
export function openBare({ url, keyFile }: { url: string; keyFile: string }): Promise<Database> {
  const open = (tables: Kysely<Tables>) => openFirstVault(tables, keyFile);
  return url.startsWith("sqlite:") ? openSqlite(url, open) : openPostgres(url, url, open);
}
