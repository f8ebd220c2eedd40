import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type {
  Address,
  ListedDelivery,
  NewDelivery,
  Outbox,
  Outcome,
  TakenDelivery,
} from "../../app/delivery/ports.ts";
import { storableText } from "../bindable.ts";
import { chunks } from "../chunks.ts";
import type { SharedAccess } from "../database.ts";
import { databaseClock, readClock, secondsAfter } from "../database-clock.ts";
import type { DeliveryRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** A row has sixteen columns, and a statement takes some tens of thousands of values at most. */
const ROWS_AT_ONCE = 500;
const EXPIRED = "expired";

/** Sealed for its key, its person and its address: it opens for no other. */
const placeOf = (row: Pick<DeliveryRow, "key" | "person" | "channel" | "address">) =>
  JSON.stringify(["delivery", row.key, row.person, row.channel, row.address]);

/** Deliveries as rows; what they say is sealed by the vault. */
export function createOutbox(database: SharedAccess, vault: Vault): Outbox {
  const isFree = ({ eb, or }: ExpressionBuilder<Tables, "deliveries">) =>
    or([eb("state", "=", "planned"), eb("held_until", "<=", databaseClock(database.flavour))]);
  return {
    put: (deliveries) => database.write((tables) => putDeliveries(tables, deliveries, vault)),
    isDue: async (channel, now) => {
      const due = dueBy(database.read, channel, now).where(isFree).select("key").limit(1);
      return (await due.executeTakeFirst()) !== undefined;
    },
    take: ({ channel, holder, now, limit, seconds }) =>
      database.write(async (tables) => {
        await tables
          .updateTable("deliveries")
          .set({ state: "dropped", problem: EXPIRED, content: "", at: now })
          .where("channel", "=", channel)
          .where("state", "in", ["planned", "queued"])
          .where(isFree)
          .where("expires_at", "<=", now)
          .execute();
        const rows = await dueBy(tables, channel, now)
          .selectAll()
          .where(isFree)
          .orderBy("due_at")
          .orderBy("key")
          .limit(limit)
          .execute();
        if (rows.length === 0) return [];
        const held_until = secondsAfter(await readClock(tables, database.flavour), seconds);
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
        return rows.map((row) => takenOf(row, vault));
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
    forget: async (before) => {
      await database.write((tables) =>
        tables
          .deleteFrom("deliveries")
          .where("state", "in", ["sent", "failed", "dropped"])
          .where("at", "<", before)
          .execute(),
      );
    },
  };
}

/** Puts in all that is new, and says how many were. */
export async function putDeliveries(
  tables: Kysely<Tables>,
  deliveries: readonly NewDelivery[],
  vault: Vault,
): Promise<number> {
  let added = 0n;
  for (const some of chunks(deliveries, ROWS_AT_ONCE)) {
    const { numInsertedOrUpdatedRows = 0n } = await tables
      .insertInto("deliveries")
      .values(some.map((delivery) => rowOf(delivery, vault)))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    added += numInsertedOrUpdatedRows;
  }
  return Number(added);
}

/** What is planned or being tried, and was due by then. */
function dueBy(tables: SharedAccess["read"], channel: string, now: string) {
  return tables
    .selectFrom("deliveries")
    .where("channel", "=", channel)
    .where("state", "in", ["planned", "queued"])
    .where("due_at", "<=", now);
}

function rowOf(delivery: NewDelivery, vault: Vault): DeliveryRow {
  const { channel, ...address } = delivery.address;
  const named = {
    key: delivery.key,
    person: delivery.person ?? null,
    channel,
    address: JSON.stringify(address),
  };
  return {
    ...named,
    kind: delivery.kind,
    content: vault.seal(JSON.stringify(delivery.content ?? null), placeOf(named)),
    due_at: delivery.dueAt,
    expires_at: delivery.expiresAt,
    state: "planned",
    at: delivery.dueAt,
    attempts: 0,
    doubt_since: null,
    holder: null,
    held_until: null,
    message_id: null,
    problem: null,
  };
}

function changeBy(outcome: Outcome, at: string) {
  const end = { content: "", doubt_since: null };
  switch (outcome.kind) {
    case "sent":
      return { ...end, state: "sent" as const, message_id: outcome.messageId ?? null };
    case "retry":
      return {
        state: "planned" as const,
        due_at: outcome.notBefore,
        problem: storableText(outcome.problem),
        ...(outcome.isInDoubt && { doubt_since: at }),
      };
    default:
      return { ...end, state: outcome.kind, problem: storableText(outcome.problem) };
  }
}

function bareOf(row: DeliveryRow): Omit<NewDelivery, "content"> {
  return {
    key: row.key,
    kind: row.kind,
    ...(row.person !== null && { person: row.person }),
    address: { channel: row.channel, ...(JSON.parse(row.address) as Omit<Address, "channel">) },
    dueAt: row.due_at,
    expiresAt: row.expires_at,
  };
}

/** @param row as it was before it was taken: who had it then may have sent it */
function takenOf(row: DeliveryRow, vault: Vault): TakenDelivery {
  const doubtSince = row.doubt_since ?? (row.state === "queued" ? row.at : null);
  return {
    ...bareOf(row),
    content: JSON.parse(vault.open(row.content, placeOf(row))),
    attempts: row.attempts,
    ...(doubtSince !== null && { doubtSince }),
  };
}

function listedOf(row: DeliveryRow): ListedDelivery {
  return {
    ...bareOf(row),
    state: row.state,
    attempts: row.attempts,
    at: row.at,
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.problem !== null && { problem: row.problem }),
  };
}
