import type { Database, Statement } from "sqlite3";

/** As many as a message and an import use; longer ones, made for one list, are rarely used again. */
const MOST_KEPT = 100;
const LONGEST_KEPT = 2_000;

/** The statements of one connection. */
export interface Statements {
  /** Lends the statement of a text; whoever used it before is done with it. */
  use<T>(sql: string, work: (statement: Statement) => Promise<T>): Promise<T>;
  /** Gives all of them back, without which a connection does not close. */
  close(): Promise<void>;
}

/**
 * Keeps the statements that are used most recently, because preparing one takes as long as running
 * it. One that failed is not used again.
 */
export function createStatements(driver: Database): Statements {
  const kept = new Map<string, Statement>();
  const keep = async (sql: string, statement: Statement) => {
    kept.set(sql, statement);
    const [oldest] = kept;
    if (kept.size <= MOST_KEPT || !oldest) return;
    kept.delete(oldest[0]);
    await finalized(oldest[1]);
  };
  return {
    async use(sql, work) {
      const statement = kept.get(sql) ?? (await prepared(driver, sql));
      kept.delete(sql);
      let isSound = false;
      try {
        const result = await work(statement);
        isSound = true;
        return result;
      } finally {
        if (isSound && sql.length <= LONGEST_KEPT) await keep(sql, statement);
        else await finalized(statement);
      }
    },
    async close() {
      const all = [...kept.values()];
      kept.clear();
      for (const statement of all) await finalized(statement);
    },
  };
}

function prepared(driver: Database, sql: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = driver.prepare(sql, (error: Error | null) =>
      error ? reject(error) : resolve(statement),
    );
  });
}

function finalized(statement: Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve());
  });
}
