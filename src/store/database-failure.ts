import { Failure } from "../domain/failure.ts";

/**
 * What can be wrong with a database rather than with what it was asked, by the codes of SQLite,
 * PostgreSQL and the network; and what helps.
 */
const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC)$/, "make room on its disk"],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|55P03)/, "wait until the program that holds it has finished"],
  [
    /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|25006|EACCES|EROFS)/,
    "see that it may be written",
  ],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|XX001|XX002)/, "restore a backup"],
  [/^(SQLITE_IOERR|58)/, "see that its disk works and has room"],
  [/^(08|28|3D|53|57P)/, "see that its server runs and lets this program in"],
  [
    /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/,
    "see that its server can be reached",
  ],
];

/** The driver of PostgreSQL gives no code where a connection breaks. */
const BROKEN_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function codeOf(error: Error): string {
  if ("code" in error && typeof error.code === "string") return error.code;
  return BROKEN_CONNECTION.test(error.message) ? "ECONNRESET" : "";
}

/** One line; where a host has several addresses, what went wrong with the first. */
export function problemIn(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const message = first instanceof Error ? first.message : String(first);
  return message.split("\n")[0] ?? message;
}

/** What helps where the database is at fault; nothing where what it was asked may be. */
export function remedyFor(error: unknown): string | undefined {
  const code = error instanceof Error ? codeOf(error) : "";
  const [, remedy] = REMEDIES.find(([codes]) => codes.test(code)) ?? [];
  return remedy;
}

/**
 * The error as `database/failed` where the database is at fault; any other as it is.
 *
 * @param shownUrl the database's address without its password
 */
export function databaseFailure(error: unknown, shownUrl: string): unknown {
  const remedy = remedyFor(error);
  if (remedy === undefined) return error;
  const problem = problemIn(error);
  return new Failure("database/failed", { url: shownUrl, problem, remedy }, { cause: error });
}
