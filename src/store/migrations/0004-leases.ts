import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** What only one of all programs does at a time, and which one does it. */
export async function createLeaseTable(db: QueryExecutorProvider, flavour: Dialect): Promise<void> {
  const text = textType(flavour);
  await sql`create table leases (
    name ${text} primary key,
    holder ${text} not null,
    since ${text} not null,
    kept ${text} not null,
    seconds integer not null
  )`.execute(db);
}
