import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** Outlines of standings, which can be made anew from the ledger. */
export async function createStandings(db: QueryExecutorProvider, flavour: Dialect): Promise<void> {
  const text = textType(flavour);
  await sql`create table standings (
    person ${text} primary key,
    facts ${text} not null,
    policy ${text} not null,
    entry integer not null,
    valid_from ${text} not null,
    valid_until ${text} not null,
    open_from ${text},
    content ${text} not null
  )`.execute(db);
}
