import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { counterType, textType } from "./sql-by-flavour.ts";

/** What came in by a channel, what is to be sent by one, and how its accounts and rooms are known. */
export async function createChannelTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  const counter = counterType(flavour);
  await sql`create table deliveries (
    key ${text} primary key,
    kind ${text} not null,
    person ${text},
    channel ${text} not null,
    address ${text} not null,
    content ${text} not null,
    due_at ${text} not null,
    expires_at ${text} not null,
    state ${text} not null,
    at ${text} not null,
    attempts integer not null,
    doubt_since ${text},
    holder ${text},
    held_until ${text},
    message_id ${text},
    problem ${text}
  )`.execute(db);
  await sql`create index deliveries_by_due on deliveries (channel, state, due_at)`.execute(db);
  await sql`create index deliveries_by_person on deliveries (person, due_at)`.execute(db);
  await sql`create table arrivals (
    number ${counter},
    channel ${text} not null,
    speaker ${text} not null,
    content ${text} not null,
    at ${text} not null,
    state ${text} not null,
    attempts integer not null,
    holder ${text},
    held_until ${text}
  )`.execute(db);
  await sql`create index arrivals_by_speaker on arrivals (channel, state, speaker, number)`.execute(
    db,
  );
  await sql`create table arrival_ids (
    channel ${text} not null,
    id ${text} not null,
    number integer not null,
    primary key (channel, id)
  )`.execute(db);
  await sql`create table binding_codes (
    hash ${text} primary key,
    person ${text} not null references people (id),
    expires_at ${text} not null,
    mac ${text} not null
  )`.execute(db);
  await sql`create table binding_failures (
    channel ${text} not null,
    account ${text} not null,
    at ${text} not null
  )`.execute(db);
  await sql`create index binding_failures_by_account on binding_failures (channel, account, at)`.execute(
    db,
  );
  await sql`create table rooms (
    channel ${text} not null,
    room ${text} not null,
    unit ${text} not null references units (id),
    primary key (channel, room)
  )`.execute(db);
}
