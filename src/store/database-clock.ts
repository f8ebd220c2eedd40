import { type Kysely, sql } from "kysely";
import type { Dialect } from "./database.ts";
import type { Tables } from "./tables.ts";

/**
 * The instant by the database's clock, so that programs whose clocks differ agree: that at which it
 * is asked, not that at which the transaction began.
 */
export const databaseClock = (flavour: Dialect) =>
  flavour === "sqlite"
    ? sql<string>`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`
    : sql<string>`to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** {@link databaseClock}, read once. */
export async function readClock(tables: Kysely<Tables>, flavour: Dialect): Promise<string> {
  const { rows } = await sql<{ now: string }>`select ${databaseClock(flavour)} as now`.execute(
    tables,
  );
  return rows[0]?.now ?? "";
}

export function secondsAfter(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
