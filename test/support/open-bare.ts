import type { Database } from "../../src/store/database.ts";
import type { OpenVault } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/postgres/open-postgres.ts";
import { openSqlite } from "../../src/store/sqlite/open-sqlite.ts";
import { openEarlierVault } from "../../src/store/vault/open-vault.ts";

/** The database below a store, for tests of what the store relies on. */
export function openBare({ url, keyFile }: { url: string; keyFile: string }): Promise<Database> {
  const open: OpenVault = (tables, form) => openEarlierVault(tables, keyFile, form);
  return url.startsWith("sqlite:") ? openSqlite(url, open) : openPostgres(url, url, open);
}
