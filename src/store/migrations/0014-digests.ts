import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** What is counted for digests, and who gets them. */
export async function createDigestTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table unit_counts (
    unit ${text} not null,
    day ${text} not null,
    content ${text} not null,
    primary key (day, unit)
  )`.execute(db);
  await sql`create table digest_orders (
    owner ${text} primary key,
    digest ${text} not null,
    at ${text} not null,
    mac ${text} not null,
    last ${text}
  )`.execute(db);
  await sql`create index deliveries_by_end on deliveries (state, expires_at)`.execute(db);
}
