import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** The organisation tree, the people in it, what they may do and where they talk from. */
export async function createRosterTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table units (
    id ${text} primary key,
    name ${text} not null,
    kind ${text} not null,
    parent ${text} references units (id) deferrable initially deferred,
    policy ${text}
  )`.execute(db);
  await sql`create index units_by_parent on units (parent)`.execute(db);
  await sql`create table people (
    id ${text} primary key,
    name ${text} not null,
    unit ${text} not null references units (id),
    facts ${text} not null,
    national_id ${text},
    national_id_index ${text},
    phone ${text}
  )`.execute(db);
  await sql`create index people_by_name on people (name, id)`.execute(db);
  await sql`create index people_by_unit on people (unit, id)`.execute(db);
  await sql`create index people_by_national_id on people (national_id_index)`.execute(db);
  await sql`create table grants (
    person ${text} not null references people (id),
    role ${text} not null,
    unit ${text} not null references units (id),
    primary key (person, role, unit)
  )`.execute(db);
  await sql`create table accounts (
    channel ${text} not null,
    account ${text} not null,
    person ${text} not null references people (id),
    at ${text} not null,
    primary key (channel, account)
  )`.execute(db);
  await sql`create table key_check (
    id integer primary key check (id = 1),
    value ${text} not null
  )`.execute(db);
}
