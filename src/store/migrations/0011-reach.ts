import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** What is needed to recognise accounts by the contact list, and to say what could not be sent. */
export async function addReach(db: QueryExecutorProvider, flavour: Dialect): Promise<void> {
  const text = textType(flavour);
  const addColumn = (table: string, column: string) =>
    sql`alter table ${sql.id(table)} add column ${sql.id(column)} ${text}`.execute(db);
  // Filled when somebody is first looked for: a migration has no key.
  await addColumn("people", "phone_index");
  await sql`create index people_by_phone on people (phone_index)`.execute(db);
  await addColumn("binding_codes", "used_by");
  await addColumn("binding_codes", "used_at");
  await addColumn("deliveries", "cause");
  await addColumn("deliveries", "reported_at");
  await sql`create table unbound_accounts (
    channel ${text} not null,
    account ${text} not null,
    primary key (channel, account)
  )`.execute(db);
}
