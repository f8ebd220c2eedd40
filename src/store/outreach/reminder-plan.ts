import type { PlannedReminder, ReminderPlan } from "../../app/outreach/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { insertNew } from "../insert-new.ts";

const ROWS_AT_ONCE = 500;

/** What was planned for whom; the database itself refuses a second row of one period. */
export function createReminderPlan({ read, write, flavour }: Access): ReminderPlan {
  return {
    put: (reminders) => write((tables) => insertNew(tables, flavour, "reminders", reminders)),
    async ofMany(people, since) {
      const found = new Map<string, PlannedReminder[]>();
      for (const some of chunks(people, ROWS_AT_ONCE)) {
        const rows = await read
          .selectFrom("reminders")
          .selectAll()
          .where("person", "in", some)
          .where("day", ">=", since)
          .orderBy("day")
          .orderBy("rule")
          .orderBy("period")
          .execute();
        for (const row of rows) found.set(row.person, [...(found.get(row.person) ?? []), row]);
      }
      return found;
    },
    ofDelivery: (key) =>
      read
        .selectFrom("reminders")
        .selectAll()
        .where("delivery", "=", key)
        .orderBy("rule")
        .execute(),
    noteDay: async ({ day, waiting }) => {
      const row = { day, waiting: JSON.stringify(waiting) };
      await write((tables) =>
        tables
          .insertInto("planned_days")
          .values(row)
          .onConflict((conflict) => conflict.column("day").doUpdateSet(row))
          .execute(),
      );
    },
    async lastDay(until) {
      const row = await read
        .selectFrom("planned_days")
        .selectAll()
        .where("day", "<=", until)
        .orderBy("day", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && { day: row.day, waiting: JSON.parse(row.waiting) as string[] };
    },
  };
}
