import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** What is sent to many, to whom, and whether it was read. */
export async function createBroadcastTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table broadcasts (
    id ${text} primary key,
    sender ${text} not null,
    content ${text} not null,
    state ${text} not null,
    round integer not null,
    decided_by ${text} not null,
    drafted_at ${text} not null,
    at ${text} not null,
    mac ${text} not null
  )`.execute(db);
  await sql`create index broadcasts_by_state on broadcasts (state, drafted_at)`.execute(db);
  await sql`create index broadcasts_by_sender on broadcasts (sender, drafted_at)`.execute(db);
  await sql`create table broadcast_recipients (
    broadcast ${text} not null references broadcasts (id),
    person ${text} not null,
    delivery ${text},
    left_out ${text},
    primary key (broadcast, person)
  )`.execute(db);
  await sql`create index broadcast_recipients_undecided on broadcast_recipients (broadcast, person)
    where delivery is null and left_out is null`.execute(db);
  await sql`alter table deliveries add column read_at ${text}`.execute(db);
  await sql`create index deliveries_by_message on deliveries (channel, message_id)`.execute(db);
}
