import type { Database } from "../../src/store/database.ts";
import { openPostgres } from "../../src/store/postgres/open-postgres.ts";
import { openSqlite } from "../../src/store/sqlite/open-sqlite.ts";

/** The database below a store, for tests of what the store relies on. */
export function openBare(url: string): Promise<Database> {
  return url.startsWith("sqlite:") ? openSqlite(url) : openPostgres(url, url);
}
