import { type DatabaseConnection, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { assertBindable } from "../bindable.ts";
import type { Database } from "../database.ts";
import { databaseFailure } from "../database-failure.ts";
import { isUpToDate, migrate, type OpenVault } from "../migrate.ts";
import type { Tables } from "../tables.ts";
import { transact } from "../transact.ts";
import { boundedPool, type Limits } from "./bounded-pool.ts";

const CONNECTIONS = 5;
/** How long a message waits for the server; a migration may take longer. */
const LIMITS: Limits = { answerMs: 6_000, turnMs: 16_000 };
const MIGRATION_LIMITS: Limits = { answerMs: 3_600_000, turnMs: 3_600_000 };
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * After so long without a statement the server ends a transaction. Without it, one whose program
 * was cut off without a word would keep everybody from writing.
 */
const IDLE_TIMEOUT_MS = 10_000;
/** A server does not go on with what nobody waits for any more. */
const STATEMENT_TIMEOUT_MS = 20_000;

/** Names the lock under which all writing of this program queues; any number does. */
const WRITE_LOCK = 2_020_962_918;

/**
 * Opens a PostgreSQL database.
 *
 * @param url may carry `max`, how many connections this process keeps at most, and `answer_ms`, how
 *   long it waits for the answer to a statement
 * @param shownUrl the same without its password, for messages
 */
export async function openPostgres(
  url: string,
  shownUrl: string,
  openVault: OpenVault,
): Promise<Database> {
  const options = new URL(url).searchParams;
  const shared = {
    connectionString: url,
    max: Number(options.get("max")) || CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
    keepAlive: true,
    application_name: "xuefen",
  };
  const answerMs = Number(options.get("answer_ms")) || LIMITS.answerMs;
  const timeouts = { statement_timeout: STATEMENT_TIMEOUT_MS, lock_timeout: LIMITS.turnMs - 1_000 };
  const kysely = openPool({ ...shared, ...timeouts }, { ...LIMITS, answerMs }, shownUrl);
  try {
    if (!(await isUpToDate(kysely, shownUrl))) await migratePatiently(shared, shownUrl, openVault);
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

/** On a connection of its own: it may take as long as it needs. */
async function migratePatiently(
  settings: pg.PoolConfig,
  shownUrl: string,
  openVault: OpenVault,
): Promise<void> {
  const kysely = openPool({ ...settings, max: 1 }, MIGRATION_LIMITS, shownUrl);
  try {
    await migrate(kysely, "postgres", openVault);
  } finally {
    await kysely.destroy();
  }
}

function openPool(settings: pg.PoolConfig, limits: Limits, shownUrl: string): Kysely<Tables> {
  const pool = new pg.Pool(settings);
  // A connection that breaks is replaced, and whoever used it is told by their query; without
  // listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const failed = (error: unknown): never => {
    throw databaseFailure(error, shownUrl);
  };
  const bounded = boundedPool(pool, limits);
  return new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: { connect: () => bounded.connect().catch(failed), end: () => bounded.end() },
      onCreateConnection: (connection) => guard(connection, failed),
    }),
  });
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
