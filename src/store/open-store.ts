import type { Store } from "../app/ports.ts";
import { Failure, isFailure } from "../domain/failure.ts";
import type { Database } from "./database.ts";
import { problemIn, remedyFor } from "./database-failure.ts";
import { keepIn } from "./keep.ts";
import type { OpenVault } from "./migrate.ts";
import { openSqlite, SQLITE_SCHEME } from "./sqlite/open-sqlite.ts";
import { openFirstVault, openVault } from "./vault/open-vault.ts";

/**
 * Opens the database with everything in it, creating and bringing up to date what is needed.
 *
 * @param settings.url `sqlite:<file>` or `postgres://…`
 * @param settings.keyFile holds the secret for national id and phone numbers; made on
 *   first use. Keep a copy apart from the database: without it those numbers are lost.
 * @throws {Failure} `database/unreachable`, `database/newer` or `database/wrong-key`
 */
export async function openStore(settings: { url: string; keyFile: string }): Promise<Store> {
  const database = await openDatabase(settings.url, (db) => openFirstVault(db, settings.keyFile));
  try {
    const vault = await openVault(database.read, settings.keyFile);
    return { ...keepIn(database, vault), close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openDatabase(url: string, openVault: OpenVault): Promise<Database> {
  const shownUrl = withoutPassword(url);
  try {
    if (url.startsWith(SQLITE_SCHEME)) return await openSqlite(url, openVault);
    if (/^postgres(ql)?:\/\//.test(url)) {
      // Loaded here, for most programs never need it.
      const { openPostgres } = await import("./postgres/open-postgres.ts");
      return await openPostgres(url, shownUrl, openVault);
    }
    throw new Error("it is neither sqlite:<file> nor postgres://…");
  } catch (error) {
    const cause = isFailure(error, "database/failed") ? error.cause : error;
    if (isFailure(cause)) throw cause;
    const problem = problemIn(cause);
    const details = { url: shownUrl, problem, remedy: remedyFor(cause) };
    throw new Failure("database/unreachable", details, { cause });
  }
}

/** For messages. Of an address that cannot be read, only how it starts. */
function withoutPassword(url: string): string {
  if (url.startsWith(SQLITE_SCHEME)) return url;
  if (!URL.canParse(url)) return url.replace(/:.*/s, ":…");
  const shown = new URL(url);
  if (shown.password) shown.password = "***";
  if (shown.searchParams.has("password")) shown.searchParams.set("password", "***");
  return shown.href;
}
