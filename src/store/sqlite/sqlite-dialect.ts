import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
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
): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => createDriver(connections, begin),
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

function createDriver(connections: readonly SqliteConnection[], begin: string): Driver {
  const idle = connections.map(lend);
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
    beginTransaction: (lent) => execute(lent, begin),
    commitTransaction: (lent) => execute(lent, "commit"),
    rollbackTransaction: rollback,
    async destroy() {
      await Promise.all(connections.map(acquireConnection));
    },
  };
}

function lend(connection: SqliteConnection): DatabaseConnection {
  return {
    async executeQuery<Row>({ query, sql, parameters }: CompiledQuery) {
      const changes =
        query.kind === "InsertQueryNode" ||
        query.kind === "UpdateQueryNode" ||
        query.kind === "DeleteQueryNode";
      if (!changes || query.returning) {
        return { rows: (await connection.all(sql, parameters)) as Row[] };
      }
      return { rows: [], numAffectedRows: BigInt(await connection.run(sql, parameters)) };
    },
    streamQuery() {
      throw new Error("rows are read in pages, never streamed");
    },
  };
}

async function execute(lent: DatabaseConnection, statement: string): Promise<void> {
  await lent.executeQuery(CompiledQuery.raw(statement));
}

/** SQLite undoes a transaction by itself when the disk is full; then there is none left to undo. */
async function rollback(lent: DatabaseConnection): Promise<void> {
  try {
    await execute(lent, "rollback");
  } catch (error) {
    if (!String(error).includes("no transaction is active")) throw error;
  }
}
