import type { Kysely } from "kysely";
import type { EntryKinds } from "../app/ledger/entry-kinds.ts";
import type { Store } from "../app/store.ts";
import { Failure, isFailure } from "../domain/failure.ts";
import type { Database } from "./database.ts";
import { problemIn, remedyFor } from "./database-failure.ts";
import { keepIn } from "./keep.ts";
import type { OpenVault } from "./migrate.ts";
import { headFileOf, readHead } from "./proof/head-file.ts";
import { createHeadKeeper, type HeadKeeper } from "./proof/head-keeper.ts";
import { openSqlite, SQLITE_SCHEME } from "./sqlite/open-sqlite.ts";
import type { Tables } from "./tables.ts";
import { isFilled, openEarlierVault, openVault } from "./vault/open-vault.ts";
import type { Vault } from "./vault/vault.ts";

interface Settings {
  /** `sqlite:<file>` or `postgres://…` */
  readonly url: string;
  /**
   * Holds the secret for national id and phone numbers and for the hashes of rows; made on first
   * use. Keep a copy apart from the database: without it those numbers are lost.
   */
  readonly keyFile: string;
  /** Whether a copy from before an upgrade is opened though a newer one was seen: see `accept`. */
  readonly acceptOlder?: boolean;
  /** For a process that works through much of the database and ends: it takes more memory. */
  readonly isForMuch?: boolean;
}

/**
 * Opens the database with everything in it, creating and bringing up to date what is needed.
 *
 * @param kinds the entries that can be read and written
 * @throws {Failure} `database/unreachable`, `database/newer`, `database/wrong-key` or
 *   `ledger/rolled-back`
 */
export async function openStore(settings: Settings, kinds: EntryKinds): Promise<Store> {
  let isNew = false;
  const database = await openDatabase(settings, async (tables, form) => {
    const vault = await openEarlierVault(tables, settings.keyFile, form);
    if (!settings.acceptOlder) await refuseOlder(tables, vault, headFileOf(settings));
    isNew = true;
    return vault;
  });
  try {
    const vault = await openVault(database.read, settings.keyFile);
    const heads = createHeadKeeper(database.read, vault, headFileOf(settings));
    await heads.open(isNew);
    return {
      ...keepIn(notingHeads(database, heads), vault, heads, kinds),
      async close() {
        await heads.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Refuses what was put in the place of a signed database: its rows would be signed as they are.
 *
 * @throws {Failure} `ledger/rolled-back`
 */
async function refuseOlder(
  tables: Kysely<Tables>,
  vault: Vault,
  file: string | undefined,
): Promise<void> {
  if (!file || !(await isFilled(tables)) || !(await readHead(file, vault))) return;
  throw new Failure("ledger/rolled-back", { file, problem: "it is from before an upgrade" });
}

/** The head follows what is committed. */
function notingHeads(database: Database, heads: HeadKeeper): Database {
  return {
    ...database,
    write: async (work) => {
      const result = await database.write(work);
      heads.note();
      return result;
    },
  };
}

async function openDatabase(
  { url, isForMuch = false }: Settings,
  openVault: OpenVault,
): Promise<Database> {
  const shownUrl = withoutPassword(url);
  try {
    if (url.startsWith(SQLITE_SCHEME)) return await openSqlite(url, openVault, { isForMuch });
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
