import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { makeAppendOnly, refuseGaps, textType } from "./sql-by-flavour.ts";

/** The ledger: one table that only grows, numbered without gaps. */
export async function createLedgerTable(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table entries (
    number integer primary key,
    key ${text} not null unique,
    teacher ${text} not null,
    kind ${text} not null check (kind in ('record.submitted', 'record.reversed')),
    body ${text} not null,
    "by" ${text} not null,
    at ${text} not null,
    via ${text} not null,
    previous ${text} not null,
    hash ${text} not null
  )`.execute(db);
  await sql`create index entries_by_teacher on entries (teacher, number)`.execute(db);
  await makeAppendOnly(db, flavour, "entries");
  await refuseGaps(db, flavour);
}
