import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** Files that people sent. */
export async function createFileTable(db: QueryExecutorProvider, flavour: Dialect): Promise<void> {
  const text = textType(flavour);
  await sql`create table files (
    id ${text} primary key,
    owner ${text} not null,
    about ${text} not null,
    content ${text} not null,
    expires_at ${text}
  )`.execute(db);
  await sql`create index files_by_expiry on files (expires_at)`.execute(db);
}
