import sqlite3 from "sqlite3";
import { assertBindable } from "../bindable.ts";
import { createStatements } from "./statements.ts";

/**
 * One connection to a SQLite file: all that the rest of the store knows of the driver.
 *
 * A connection has one transaction at a time, so whoever holds one holds it alone;
 * the dialect sees to that.
 */
export interface SqliteConnection {
  /** The rows of any statement. */
  all(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** How many rows a statement without a result changed. */
  run(sql: string, parameters: readonly unknown[]): Promise<number>;
  /** Makes whatever runs on it fail at once. */
  interrupt(): void;
  close(): Promise<void>;
}

const BUSY_TIMEOUT_MS = 15_000;

/** Opens a file, which only `write` may create. Waits for other processes' locks. */
export async function connectSqlite(
  file: string,
  purpose: "read" | "write",
): Promise<SqliteConnection> {
  const mode =
    purpose === "read"
      ? sqlite3.OPEN_READONLY
      : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE | sqlite3.OPEN_FULLMUTEX;
  const driver = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, mode, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  driver.configure("busyTimeout", BUSY_TIMEOUT_MS);
  const statements = createStatements(driver);
  return {
    async all(sql, parameters = []) {
      assertBindable(parameters);
      return statements.use(
        sql,
        (statement) =>
          new Promise((resolve, reject) => {
            statement.all<Record<string, unknown>>(parameters, (error, rows) =>
              error ? reject(error) : resolve(rows),
            );
          }),
      );
    },
    async run(sql, parameters) {
      assertBindable(parameters);
      return statements.use(
        sql,
        (statement) =>
          new Promise((resolve, reject) => {
            statement.run(parameters, function (error) {
              if (error) reject(error);
              else resolve(this.changes);
            });
          }),
      );
    },
    async close() {
      await statements.close();
      await new Promise<void>((resolve, reject) => {
        driver.close((error) => (error ? reject(error) : resolve()));
      });
    },
    interrupt: () => driver.interrupt(),
  };
}

/** Whether an error says that another process held the file locked for too long. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
}
