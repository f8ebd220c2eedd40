import { type QueryExecutorProvider, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { dayIn, IS_QUESTIONNAIRE } from "../outreach/questionnaires.ts";
import { textType } from "./sql-by-flavour.ts";

/** What people want of messages that nobody asked for, what is planned, and open questionnaires. */
export async function createOutreachTables(
  db: QueryExecutorProvider,
  flavour: Dialect,
): Promise<void> {
  const text = textType(flavour);
  await sql`create table preferences (
    owner ${text} primary key,
    person ${text},
    silent_until ${text},
    preference ${text} not null,
    at ${text} not null,
    mac ${text} not null
  )`.execute(db);
  await sql`create index preferences_by_end on preferences (silent_until, person)`.execute(db);
  await sql`create table reminders (
    person ${text} not null,
    rule ${text} not null,
    period ${text} not null,
    day ${text} not null,
    delivery ${text} not null,
    text ${text} not null,
    primary key (person, rule, period)
  )`.execute(db);
  await sql`create index reminders_by_day on reminders (person, day)`.execute(db);
  await sql`create index reminders_by_delivery on reminders (delivery)`.execute(db);
  await sql`create table planned_days (
    day ${text} primary key,
    waiting ${text} not null
  )`.execute(db);
  await sql`create index accounts_by_person on accounts (person)`.execute(db);
  await sql`create index entries_by_questionnaire on entries (stream, number)
    where ${IS_QUESTIONNAIRE}`.execute(db);
  for (const [name, day] of [
    ["due", dayIn(flavour, "dueOn")],
    ["stated", dayIn(flavour, "statedOn")],
  ] as const) {
    await sql`create index ${sql.id(`entries_by_questionnaire_${name}`)} on entries (${day})
      where ${IS_QUESTIONNAIRE}`.execute(db);
  }
}
