import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { counterType, textType } from "./sql-by-flavour.ts";

/** What came in by a channel, and what is to be sent by one. */
export async function createDeliveryTables(
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
}
