import { sql } from "kysely";
import { z } from "zod";
import { audienceKept } from "../../app/audience/audience.ts";
import { KEY_PREFIX } from "../../app/scheduled/plan-scheduled.ts";
import type { ScheduledReminder, ScheduledReminders } from "../../app/scheduled/ports.ts";
import { recurrenceSchema } from "../../app/scheduled/recurrence-schema.ts";
import { type Day, isDay } from "../../domain/day.ts";
import { Failure } from "../../domain/failure.ts";
import type { Access } from "../database.ts";
import type { ScheduledReminderRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const day = z.string().refine((text): text is Day => isDay(text));
const minute = z.int().min(0).max(1439);
const stored = z.strictObject({
  text: z.string(),
  language: z.enum(["zh-CN", "en"]),
  recurrence: recurrenceSchema,
  audience: z.strictObject({ rule: audienceKept, said: z.string() }).exactOptional(),
  isPaused: z.boolean(),
  setAt: z.string(),
  next: z
    .strictObject({ day, minute, at: z.string(), movedFrom: day.exactOptional() })
    .exactOptional(),
}) satisfies z.ZodType<Omit<ScheduledReminder, "id" | "owner">>;

/** Sealed for its owner and its time: no column of it can be changed by hand. */
const placeOf = ({ id, owner, next_at, due_at }: Omit<ScheduledReminderRow, "content">) =>
  JSON.stringify(["scheduled reminder", id, owner, next_at, due_at]);

/** Everything that is not over, the earliest next time first. */
const openIn = ({ read }: Pick<Access, "read">) =>
  read
    .selectFrom("scheduled_reminders")
    .selectAll()
    .where("next_at", "is not", null)
    .orderBy("next_at")
    .orderBy("id");

/** Reminders as rows; what they say, and when they come back, is sealed by the vault. */
export function createScheduled({ read, write }: Access, vault: Vault): ScheduledReminders {
  return {
    async put(reminder) {
      const row = rowOf(reminder, vault);
      await write((tables) =>
        tables
          .insertInto("scheduled_reminders")
          .values(row)
          .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
          .execute(),
      );
    },
    async find(id) {
      const row = await read
        .selectFrom("scheduled_reminders")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row && reminderOf(row, vault);
    },
    async openOf(owner) {
      const rows = await openIn({ read }).where("owner", "=", owner).execute();
      return rows.map((row) => reminderOf(row, vault));
    },
    async open() {
      const rows = await openIn({ read }).execute();
      return rows.map((row) => reminderOf(row, vault));
    },
    async due(now, limit) {
      const rows = await read
        .selectFrom("scheduled_reminders")
        .select("id")
        .where("due_at", "<=", now)
        .orderBy("due_at")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },
    async remove(id) {
      await write((tables) =>
        tables.deleteFrom("scheduled_reminders").where("id", "=", id).execute(),
      );
    },
    async forgetOver() {
      await write((tables) =>
        tables
          .deleteFrom("scheduled_reminders")
          .where("next_at", "is", null)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom("deliveries")
                  .select("key")
                  .where("key", ">=", sql<string>`${KEY_PREFIX} || scheduled_reminders.id || ':'`)
                  .where("key", "<", sql<string>`${KEY_PREFIX} || scheduled_reminders.id || ';'`),
              ),
            ),
          )
          .execute(),
      );
    },
  };
}

function rowOf({ id, owner, ...rest }: ScheduledReminder, vault: Vault): ScheduledReminderRow {
  const next_at = rest.next?.at ?? null;
  const named = { id, owner, next_at, due_at: rest.isPaused ? null : next_at };
  return { ...named, content: vault.seal(JSON.stringify(stored.parse(rest)), placeOf(named)) };
}

/** @throws {Failure} data/altered */
function reminderOf(row: ScheduledReminderRow, vault: Vault): ScheduledReminder {
  const { id, owner } = row;
  try {
    return { id, owner, ...stored.parse(JSON.parse(vault.open(row.content, placeOf(row)))) };
  } catch (cause) {
    const problem = "it was changed outside this program";
    throw new Failure("data/altered", { what: `the reminder ${id}`, problem }, { cause });
  }
}
