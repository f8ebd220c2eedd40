import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import { BROADCAST } from "../../app/broadcasts/ports.ts";
import {
  ANSWER,
  DIGEST,
  type NewDelivery,
  type Outbox,
  type TakenDelivery,
  type Taking,
  type Undelivered,
} from "../../app/delivery/ports.ts";
import { chunks } from "../chunks.ts";
import type { Dialect, SharedAccess } from "../database.ts";
import { databaseClock, readClock, secondsAfter } from "../database-clock.ts";
import { insertNew } from "../insert-new.ts";
import type { DeliveryRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { changeBy, droppedRow, listedOf, rowOf, takenOf } from "./delivery-rows.ts";

const ROWS_AT_ONCE = 500;
const EXPIRED = "expired";

/** Deliveries as rows; what they say is sealed by the vault. */
export function createOutbox(database: SharedAccess, vault: Vault): Outbox {
  const isFree = ({ eb, or }: ExpressionBuilder<Tables, "deliveries">) =>
    or([eb("state", "=", "planned"), eb("held_until", "<=", databaseClock(database.flavour))]);
  return {
    put: (deliveries) =>
      database.write((tables) =>
        putDeliveries(tables, deliveries, { flavour: database.flavour, vault }),
      ),
    note: async (deliveries, problem) => {
      const rows = deliveries.map((delivery) => droppedRow(delivery, problem, vault));
      await database.write((tables) => insertNew(tables, database.flavour, "deliveries", rows));
    },
    isDue: async (due) => {
      const first = dueBy(database.read, due).where(isFree).select("key").limit(1);
      return (await first.executeTakeFirst()) !== undefined;
    },
    duePushes: async ({ channel, now, limit }) => {
      const rows = await dueBy(database.read, { channel, now })
        .select("key")
        .where("state", "=", "planned")
        .where("kind", "!=", ANSWER)
        .orderBy("due_at")
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map(({ key }) => key);
    },
    take: ({ channel, now, pushesDueBy, limit, ...taker }) =>
      database.write(async (tables) => {
        await tables
          .updateTable("deliveries")
          .set({ state: "dropped", problem: EXPIRED, content: "", at: now })
          .where("channel", "=", channel)
          .where("state", "in", ["planned", "queued"])
          .where(isFree)
          .where("expires_at", "<=", now)
          .execute();
        const due = { channel, now, ...(pushesDueBy !== undefined && { pushesDueBy }) };
        const rows = await dueBy(tables, due)
          .selectAll()
          .where(isFree)
          .orderBy(({ eb }) => eb.case().when("kind", "=", ANSWER).then(0).else(1).end())
          .orderBy("due_at")
          .orderBy("key")
          .limit(limit)
          .execute();
        if (rows.length === 0) return [];
        await hold(tables, database.flavour, rows, { ...taker, now });
        return rows.map((row) => takenOf(row, vault));
      }),
    async takeOne(key, taker) {
      let taken: TakenDelivery | undefined;
      await database.writeTogether(async (tables) => {
        const row = await tables
          .selectFrom("deliveries")
          .selectAll()
          .where("key", "=", key)
          .where("state", "in", ["planned", "queued"])
          .where("due_at", "<=", taker.now)
          .where("expires_at", ">", taker.now)
          .where(isFree)
          .executeTakeFirst();
        taken = row && takenOf(row, vault);
        if (row) await hold(tables, database.flavour, [row], taker);
      });
      return taken;
    },
    keep: (key, { holder, seconds }) =>
      database.write(async (tables) => {
        const clock = await readClock(tables, database.flavour);
        const { numUpdatedRows } = await tables
          .updateTable("deliveries")
          .set({ held_until: secondsAfter(clock, seconds) })
          .where("key", "=", key)
          .where("state", "=", "queued")
          .where("holder", "=", holder)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async settle(key, { holder, at, outcome }) {
      let isOurs = false;
      await database.writeTogether(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable("deliveries")
          .set({ ...changeBy(outcome, at), holder: null, held_until: null, at })
          .where("key", "=", key)
          .where("state", "=", "queued")
          .where("holder", "=", holder)
          .executeTakeFirst();
        isOurs = numUpdatedRows > 0n;
      });
      return isOurs;
    },
    list: async ({ since, person }) => {
      const rows = await database.read
        .selectFrom("deliveries")
        .selectAll()
        .$if(since !== undefined, (query) => query.where("due_at", ">=", since ?? ""))
        .$if(person !== undefined, (query) => query.where("person", "=", person ?? ""))
        .orderBy("due_at")
        .orderBy("key")
        .execute();
      return rows.map(listedOf);
    },
    undelivered: async ({ after, until }) => {
      const rows = await database.read
        .selectFrom("deliveries")
        .select(["person", "state"])
        .where("kind", "not in", [ANSWER, DIGEST])
        .where("person", "is not", null)
        .where(({ eb, or, and }) =>
          or([
            and([
              or([
                eb("state", "in", ["planned", "queued"]),
                and([eb("state", "=", "dropped"), eb("problem", "=", EXPIRED)]),
              ]),
              eb("expires_at", ">", after),
              eb("expires_at", "<=", until),
            ]),
            and([eb("state", "=", "failed"), eb("at", ">", after), eb("at", "<=", until)]),
          ]),
        )
        .execute();
      return undeliveredIn(rows);
    },
    find: async (key) => {
      const found = database.read.selectFrom("deliveries").selectAll().where("key", "=", key);
      const row = await found.executeTakeFirst();
      return row && listedOf(row);
    },
    noteRead: async (channel, messages, at) => {
      for (const some of chunks(messages, ROWS_AT_ONCE)) {
        await database.writeTogether((tables) =>
          tables
            .updateTable("deliveries")
            .set({ read_at: at })
            .where("channel", "=", channel)
            .where("message_id", "in", some)
            .where("read_at", "is", null)
            .execute(),
        );
      }
    },
    due: async (channel, now) => {
      const counted = dueBy(database.read, { channel, now }).select(({ fn }) => [
        fn.countAll().as("count"),
        fn.min("due_at").as("since"),
      ]);
      const { count, since } = await counted.executeTakeFirstOrThrow();
      return { count: Number(count), since: since ?? undefined };
    },
    unreported: async (channel) => {
      const rows = await database.read
        .selectFrom("deliveries")
        .selectAll()
        .where("channel", "=", channel)
        .where("state", "=", "failed")
        .where("reported_at", "is", null)
        .orderBy("at")
        .orderBy("key")
        .execute();
      return rows.map(listedOf);
    },
    report: (keys, at) =>
      database.write(async (tables) => {
        for (const some of chunks(keys, ROWS_AT_ONCE)) {
          await tables
            .updateTable("deliveries")
            .set({ reported_at: at })
            .where("key", "in", some)
            .execute();
        }
      }),
    failures: async (reportedAt) => {
      const rows = await database.read
        .selectFrom("deliveries")
        .selectAll()
        .where("state", "=", "failed")
        .$if(reportedAt !== undefined, (query) => query.where("reported_at", "=", reportedAt ?? ""))
        .orderBy("at")
        .orderBy("key")
        .execute();
      return rows.map(listedOf);
    },
    tryAgain: (keys, at) =>
      database.write(async (tables) => {
        const again: string[] = [];
        for (const some of chunks(keys, ROWS_AT_ONCE)) {
          const rows = await tables
            .updateTable("deliveries")
            .set({ state: "planned", due_at: at, at, reported_at: null, cause: null })
            .where("key", "in", some)
            .where("state", "=", "failed")
            .where("expires_at", ">", at)
            // An earlier version of the program did not keep what failed.
            .where("content", "!=", "")
            .returning("key")
            .execute();
          again.push(...rows.map(({ key }) => key));
        }
        return again.sort();
      }),
    forget: async (before) => {
      await database.write((tables) =>
        tables
          .deleteFrom("deliveries")
          .where("state", "in", ["sent", "failed", "dropped"])
          .where("kind", "!=", BROADCAST)
          .where("at", "<", before)
          .execute(),
      );
    },
  };
}

function undeliveredIn(
  rows: readonly Pick<DeliveryRow, "person" | "state">[],
): ReadonlyMap<string, Undelivered> {
  const found = new Map<string, Undelivered>();
  for (const { person, state } of rows) {
    const { late, failed } = found.get(person ?? "") ?? { late: 0, failed: 0 };
    const isFailed = state === "failed";
    found.set(person ?? "", { late: late + Number(!isFailed), failed: failed + Number(isFailed) });
  }
  return found;
}

/** Puts in all that is new, and says how many were. */
export async function putDeliveries(
  tables: Kysely<Tables>,
  deliveries: readonly NewDelivery[],
  { flavour, vault }: { readonly flavour: Dialect; readonly vault: Vault },
): Promise<number> {
  const rows = deliveries.map((delivery) => rowOf(delivery, vault));
  return insertNew(tables, flavour, "deliveries", rows);
}

/** What is planned or being tried, and was due by then. */
function dueBy(
  tables: SharedAccess["read"],
  { channel, now, pushesDueBy = now }: Pick<Taking, "channel" | "now" | "pushesDueBy">,
) {
  return tables
    .selectFrom("deliveries")
    .where("channel", "=", channel)
    .where("state", "in", ["planned", "queued"])
    .where("due_at", "<=", now)
    .where(({ eb, or }) => or([eb("kind", "=", ANSWER), eb("due_at", "<=", pushesDueBy)]));
}

/** Gives deliveries to whoever tries them now; one that was being tried is in doubt since then. */
async function hold(
  tables: Kysely<Tables>,
  flavour: Dialect,
  rows: readonly DeliveryRow[],
  { holder, now, seconds }: Pick<Taking, "holder" | "now" | "seconds">,
): Promise<void> {
  const held_until = secondsAfter(await readClock(tables, flavour), seconds);
  const keys = rows.map(({ key }) => key);
  await tables
    .updateTable("deliveries")
    .set({
      doubt_since: sql`case state when 'queued' then coalesce(doubt_since, at) else doubt_since end`,
    })
    .set(({ eb }) => ({ attempts: eb("attempts", "+", 1) }))
    .set({ state: "queued", holder, held_until, at: now })
    .where("key", "in", keys)
    .execute();
}
