import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { databaseFailure } from "../database-failure.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/**
 * Kysely on open SQLite connections, each lent to one user at a time.
 *
 * With a single connection this is the mutex of all writing: a transaction holds the
 * connection from its first statement to its last, and everybody else queues in order.
 * Destroying waits for all of them to come back; closing them is left to who opened them.
 */
export function createSqliteDialect(
  connections: readonly SqliteConnection[],
  begin: "begin" | "begin immediate",
  url: string,
): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(connections, begin, url),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Lets migrations run in one transaction, so that two programs starting at once take turns. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function createDriver(
  connections: readonly SqliteConnection[],
  begin: string,
  url: string,
): Driver {
  const idle = connections.map((connection) => lend(connection, url));
  const waiting: ((lent: DatabaseConnection) => void)[] = [];
  const acquireConnection = async () =>
    idle.pop() ?? new Promise<DatabaseConnection>((resolve) => waiting.push(resolve));
  return {
    init: async () => {},
    acquireConnection,
    async releaseConnection(lent) {
      const next = waiting.shift();
      if (next) next(lent);
      else idle.push(lent);
    },
    beginTransaction: (lent) => command(lent, begin),
    commitTransaction: (lent) => command(lent, "commit"),
    rollbackTransaction: rollback,
    async destroy() {
      await Promise.all(connections.map(acquireConnection));
    },
  };
}

function lend(connection: SqliteConnection, url: string): DatabaseConnection {
  return {
    async executeQuery<Row>(query: CompiledQuery) {
      try {
        return await execute<Row>(connection, query);
      } catch (error) {
        throw databaseFailure(error, url);
      }
    },
    streamQuery() {
      throw new Error("rows are read in pages, never streamed");
    },
  };
}

async function execute<Row>(
  connection: SqliteConnection,
  { query, sql, parameters }: CompiledQuery,
): Promise<QueryResult<Row>> {
  const changes =
    query.kind === "InsertQueryNode" ||
    query.kind === "UpdateQueryNode" ||
    query.kind === "DeleteQueryNode";
  if (!changes || query.returning) {
    return { rows: (await connection.all(sql, parameters)) as Row[] };
  }
  return { rows: [], numAffectedRows: BigInt(await connection.run(sql, parameters)) };
}

async function command(lent: DatabaseConnection, statement: string): Promise<void> {
  await lent.executeQuery(CompiledQuery.raw(statement));
}

/** SQLite undoes a transaction by itself when the disk is full; then there is none left to undo. */
async function rollback(lent: DatabaseConnection): Promise<void> {
  try {
    await command(lent, "rollback");
  } catch (error) {
    if (!String(error).includes("no transaction is active")) throw error;
  }
}
