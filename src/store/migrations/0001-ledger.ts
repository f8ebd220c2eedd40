import { type Kysely, sql } from "kysely";
import type { Flavour } from "../database.ts";
import { makeAppendOnly, textType } from "./sql-by-flavour.ts";

/** The ledger: one table that only grows, numbered without gaps. */
export async function createLedgerTable(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
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

/**
 * Whoever inserts, by hand or by `insert or replace`, which no delete trigger sees, can
 * only add the next number and a new key.
 */
async function refuseGaps(db: Kysely<unknown>, flavour: Flavour): Promise<void> {
  const isWrong = sql.raw(
    `new.number is distinct from (select coalesce(max(number), 0) + 1 from entries)
      or exists (select 1 from entries where key = new.key)`,
  );
  if (flavour === "sqlite") {
    await sql`create trigger entries_refuse_gap before insert on entries when ${isWrong}
      begin select raise(abort, 'entries takes only the next number and a new key'); end`.execute(
      db,
    );
    return;
  }
  await sql`create function entries_refuse_gap() returns trigger language plpgsql as $$
    begin
      if ${isWrong} then
        raise exception 'entries takes only the next number and a new key';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger entries_refuse_gap before insert on entries
    for each row execute function entries_refuse_gap()`.execute(db);
}
