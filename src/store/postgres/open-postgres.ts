import { type DatabaseConnection, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { assertBindable } from "../bindable.ts";
import type { Database } from "../database.ts";
import { databaseFailure } from "../database-failure.ts";
import { migrate, type OpenVault } from "../migrate.ts";
import type { Tables } from "../tables.ts";
import { transact } from "../transact.ts";

const CONNECTIONS = 5;
const CONNECT_TIMEOUT_MS = 10_000;
/**
 * After so long without a statement the server ends a transaction. Without it, one whose program
 * was cut off without a word would keep everybody from writing.
 */
const IDLE_TIMEOUT_MS = 60_000;

/** Names the lock under which all writing of this program queues; any number does. */
const WRITE_LOCK = 2_020_962_918;

/**
 * Opens a PostgreSQL database.
 *
 * @param url may carry `max`, how many connections this process keeps at most
 * @param shownUrl the same without its password, for messages
 */
export async function openPostgres(
  url: string,
  shownUrl: string,
  openVault: OpenVault,
): Promise<Database> {
  const wanted = Number(new URL(url).searchParams.get("max"));
  const pool = new pg.Pool({
    connectionString: url,
    max: wanted > 0 ? wanted : CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
    keepAlive: true,
    application_name: "xuefen",
  });
  // A connection that breaks is replaced, and whoever used it is told by their query; without
  // listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const failed = (error: unknown): never => {
    throw databaseFailure(error, shownUrl);
  };
  const connections = {
    connect: () => pool.connect().catch(failed),
    end: () => pool.end(),
  };
  const kysely = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: connections,
      onCreateConnection: (connection) => guard(connection, failed),
    }),
  });
  try {
    await migrate(kysely, "postgres", shownUrl, openVault);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return {
    flavour: "postgres",
    read: kysely,
    write: (work) =>
      transact(kysely, async (tables) => {
        await sql`select pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(tables);
        return work(tables);
      }),
    close: () => kysely.destroy(),
  };
}

/**
 * Refuses here what SQLite would spoil, so that both databases hold the same; and the commit after
 * a statement that failed, of which the server makes a rollback and says that all went well.
 */
async function guard(
  connection: DatabaseConnection,
  failed: (error: unknown) => never,
): Promise<void> {
  const execute = connection.executeQuery.bind(connection);
  let failures: unknown[] = [];
  connection.executeQuery = async (query) => {
    assertBindable(query.parameters);
    if (query.sql === "begin") failures = [];
    if (query.sql === "commit" && failures.length > 0) return failed(failures[0]);
    try {
      return await execute(query);
    } catch (error) {
      failures.push(error);
      return failed(error);
    }
  };
}
