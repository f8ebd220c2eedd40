import { stat } from "node:fs/promises";
import { connectSqlite, type SqliteConnection } from "./sqlite-connection.ts";

/** A file of so many bytes is checked before it is opened: that takes a fraction of a second. */
const AT_ONCE = 64 * 1024 * 1024;

/** The check of a file's pages, which may still run while the database is in use. */
export interface PageCheck {
  /** The connection, which refuses everything once a page was found damaged. */
  guard(connection: SqliteConnection): SqliteConnection;
  /** Resolves when every page was looked at. */
  readonly finished: Promise<void>;
  /** Gives up what is still to be looked at. */
  stop(): Promise<void>;
}

/**
 * Looks for damaged pages: SQLite by itself notices some only when it happens to read them, and may
 * give a wrong answer before.
 *
 * @throws {Error} where one is found in a small file; in a large one whoever asks later is told
 */
export async function checkPages(file: string, atOnce = AT_ONCE): Promise<PageCheck> {
  const { size } = await stat(file);
  const connection = await connectSqlite(file, "read");
  let damage: Error | undefined;
  let isRunning = true;
  const finished = lookAtPages(connection)
    .then((found) => {
      damage = found;
    })
    .finally(() => {
      isRunning = false;
      return connection.close();
    });
  const assertSound = () => {
    if (damage) throw damage;
  };
  if (size <= atOnce) {
    await finished;
    assertSound();
  }
  return {
    finished,
    guard: (guarded) => ({
      ...guarded,
      async all(sql, parameters) {
        assertSound();
        return guarded.all(sql, parameters);
      },
      async run(sql, parameters) {
        assertSound();
        return guarded.run(sql, parameters);
      },
    }),
    async stop() {
      if (isRunning) connection.interrupt();
      await finished;
    },
  };
}

async function lookAtPages(connection: SqliteConnection): Promise<Error | undefined> {
  try {
    const [row = {}] = await connection.all("pragma quick_check(1)");
    const [found] = Object.values(row);
    return found === "ok" ? undefined : damaged(String(found));
  } catch (error) {
    return isInterrupted(error) ? undefined : damaged(String(error));
  }
}

const damaged = (found: string) =>
  Object.assign(new Error(`a page of it is damaged: ${found.replaceAll("\n", " ")}`), {
    code: "SQLITE_CORRUPT",
  });

function isInterrupted(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "SQLITE_INTERRUPT";
}
