import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Flavour } from "../database.ts";

/**
 * Text that sorts and compares byte by byte, as SQLite's does anyway: PostgreSQL would
 * otherwise sort ids by the language of the server.
 */
export function textType(flavour: Flavour): RawBuilder<unknown> {
  return flavour === "sqlite" ? sql`text` : sql`text collate "C"`;
}

/** A key that the database counts up by itself. */
export function counterType(flavour: Flavour): RawBuilder<unknown> {
  return flavour === "sqlite"
    ? sql`integer primary key autoincrement`
    : sql`integer generated always as identity primary key`;
}

/** Makes the database itself refuse to change or remove a row of the table. */
export async function makeAppendOnly(
  db: Kysely<unknown>,
  flavour: Flavour,
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
