import { type QueryExecutorProvider, type RawBuilder, sql } from "kysely";
import type { Dialect } from "../database.ts";

/**
 * Text that sorts and compares byte by byte, as SQLite's does anyway: PostgreSQL would
 * otherwise sort ids by the language of the server.
 */
export function textType(flavour: Dialect): RawBuilder<unknown> {
  return flavour === "sqlite" ? sql`text` : sql`text collate "C"`;
}

/** A key that the database counts up by itself. */
export function counterType(flavour: Dialect): RawBuilder<unknown> {
  return flavour === "sqlite"
    ? sql`integer primary key autoincrement`
    : sql`integer generated always as identity primary key`;
}

/** Makes the database itself refuse to change or remove a row of the table. */
export async function makeAppendOnly(
  db: QueryExecutorProvider,
  flavour: Dialect,
  table: string,
): Promise<void> {
  const on = sql.id(table);
  const refusal = sql.lit(`${table} is append-only`);
  if (flavour === "sqlite") {
    for (const change of ["update", "delete"]) {
      await sql`create trigger ${sql.id(`${table}_refuse_${change}`)} before ${sql.raw(change)} on ${on}
        begin select raise(abort, ${refusal}); end`.execute(db);
    }
    return;
  }
  const refuse = sql.id(`${table}_refuse_change`);
  await sql`create function ${refuse}() returns trigger language plpgsql
    as ${sql.lit(`begin raise exception '${table} is append-only'; end`)}`.execute(db);
  await sql`create trigger ${refuse} before update or delete or truncate on ${on}
    for each statement execute function ${refuse}()`.execute(db);
}

/** Takes away what keeps a table from being changed, until {@link makeAppendOnly} puts it back. */
export async function dropGuards(
  db: QueryExecutorProvider,
  flavour: Dialect,
  table: string,
): Promise<void> {
  for (const guard of ["update", "delete", "change", "gap"].map((on) => `${table}_refuse_${on}`)) {
    if (flavour === "sqlite") await sql`drop trigger if exists ${sql.id(guard)}`.execute(db);
    else {
      await sql`drop trigger if exists ${sql.id(guard)} on ${sql.id(table)}`.execute(db);
      await sql`drop function if exists ${sql.id(guard)}()`.execute(db);
    }
  }
}

/**
 * Makes the database refuse an entry that does not come next. Whoever inserts, by hand or by
 * `insert or replace`, which no delete trigger sees, can only add the next number and a new key.
 */
export async function refuseGaps(db: QueryExecutorProvider, flavour: Dialect): Promise<void> {
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
