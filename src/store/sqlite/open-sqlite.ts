import { setTimeout as pause } from "node:timers/promises";
import { Kysely } from "kysely";
import type { Database } from "../database.ts";
import { isUpToDate, migrate, type OpenVault } from "../migrate.ts";
import type { Tables } from "../tables.ts";
import { transact } from "../transact.ts";
import { checkPages, type PageCheck } from "./check-pages.ts";
import { prepareFile } from "./prepare-file.ts";
import { refuseForeignTables } from "./refuse-foreign-tables.ts";
import { connectSqlite, isBusy, type SqliteConnection } from "./sqlite-connection.ts";
import { createSqliteDialect } from "./sqlite-dialect.ts";
import { problemWithSqlite } from "./sqlite-version.ts";

/**
 * Every connection may occupy one of the four threads that Node has for such work, and
 * the writer must never be the one that finds none free.
 */
const READERS = 2;

export const SQLITE_SCHEME = "sqlite:";

/** Gone when closed, and seen by one connection only, which then reads as well. */
const IN_MEMORY = ":memory:";

/**
 * For a process that reads and writes much and then ends: without them each look at the file is a
 * call to the system, and what readers keep is stale with every commit. A process that stays would
 * keep so much memory.
 */
const LARGE_CACHE = ["pragma cache_size = -65536", "pragma mmap_size = 34359738368"];

/**
 * Opens a SQLite file with one connection that writes and a few that only read.
 *
 * Readers see the last committed state and neither wait for the writer nor hold it up.
 * Every commit reaches the disk before it is acknowledged.
 *
 * @param url such as `sqlite:data/xuefen.db`; folders on the way are created
 * @param options.isForMuch for a process that works through much of it and ends
 */
export async function openSqlite(
  url: string,
  openVault: OpenVault,
  { isForMuch = false } = {},
): Promise<Database> {
  const file = url.slice(SQLITE_SCHEME.length);
  if (file !== IN_MEMORY) await prepareFile(file);
  const connections: SqliteConnection[] = [];
  const connect = async (purpose: "read" | "write") => {
    const connection = await connectSqlite(file, purpose);
    connections.push(connection);
    for (const setting of isForMuch ? LARGE_CACHE : []) await connection.all(setting);
    return connection;
  };
  // The writer, opened first, closes last: only it can fold the write-ahead log into the file.
  let check: PageCheck | undefined;
  const close = async () => {
    await check?.stop();
    for (const connection of connections.splice(0).reverse()) await connection.close();
  };
  try {
    const writer = await connect("write");
    await refuseUnsafeVersion(writer);
    await refuseForeignTables(writer);
    await prepareWriter(writer);
    if (file !== IN_MEMORY) check = await checkPages(file);
    const guarded = (connection: SqliteConnection) => check?.guard(connection) ?? connection;
    const write = new Kysely<Tables>({
      dialect: createSqliteDialect([guarded(writer)], "begin immediate", url),
    });
    if (!(await isUpToDate(write, url))) await migrate(write, "sqlite", openVault);
    const read =
      file === IN_MEMORY
        ? write
        : await createReading(async () => guarded(await connect("read")), url);
    return {
      flavour: "sqlite",
      read,
      write: (work) => transact(write, work),
      async close() {
        await Promise.all([read.destroy(), write.destroy()]);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function createReading(
  connect: () => Promise<SqliteConnection>,
  url: string,
): Promise<Kysely<Tables>> {
  const readers: SqliteConnection[] = [];
  while (readers.length < READERS) readers.push(await connect());
  return new Kysely({ dialect: createSqliteDialect(readers, "begin", url) });
}

async function refuseUnsafeVersion(connection: SqliteConnection): Promise<void> {
  const [row] = await connection.all("select sqlite_version() as version");
  const problem = problemWithSqlite(String(row?.version));
  if (problem) throw new Error(problem);
}

async function prepareWriter(writer: SqliteConnection): Promise<void> {
  await useWriteAheadLog(writer);
  await writer.all("pragma synchronous = full");
  await writer.all("pragma cell_size_check = on");
  await writer.all("pragma foreign_keys = on");
}

/** Changing the mode does not wait for another process that is doing the same, so this asks again. */
async function useWriteAheadLog(writer: SqliteConnection): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writer.all("pragma journal_mode = wal");
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 100) throw error;
      await pause(50);
    }
  }
}
