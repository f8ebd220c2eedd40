import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { counterType, makeAppendOnly, textType } from "./sql-by-flavour.ts";

/** What was being talked about, who looked at whom, and what nobody understood. */
export async function createThreadAndJournalTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  const counter = counterType(flavour);
  await sql`create table threads (
    person ${text} not null,
    place ${text} not null,
    state ${text} not null,
    at ${text} not null,
    primary key (person, place)
  )`.execute(db);
  await sql`create table looks (
    number ${counter},
    "by" ${text} not null,
    at ${text} not null,
    whom ${text} not null,
    why ${text} not null
  )`.execute(db);
  await makeAppendOnly(db, flavour, "looks");
  await sql`create table misses (
    number ${counter},
    text ${text} not null,
    at ${text} not null,
    guesses ${text} not null
  )`.execute(db);
}
