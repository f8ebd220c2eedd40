import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { textType } from "./sql-by-flavour.ts";

/** The reminders that people set in their own words. */
export async function createScheduledReminders(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table scheduled_reminders (
    id ${text} primary key,
    owner ${text} not null,
    next_at ${text},
    due_at ${text},
    content ${text} not null
  )`.execute(db);
  await sql`create index scheduled_reminders_by_due on scheduled_reminders (due_at, id)`.execute(
    db,
  );
  await sql`create index scheduled_reminders_by_owner on scheduled_reminders (owner, next_at)`.execute(
    db,
  );
}
