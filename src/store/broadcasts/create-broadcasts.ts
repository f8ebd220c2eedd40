import { z } from "zod";
import { audienceKept } from "../../app/audience/audience.ts";
import { deliveryKey } from "../../app/broadcasts/broadcasting.ts";
import type { Broadcast, Broadcasts } from "../../app/broadcasts/ports.ts";
import type { DeliveryState, FailureCause } from "../../app/delivery/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { macOf } from "../proof/row-macs.ts";
import type { BroadcastRecipientRow, BroadcastRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const ROWS_AT_ONCE = 500;

const content = z.strictObject({ text: z.string(), audience: audienceKept });

const placeOf = (id: string) => JSON.stringify(["broadcast", id]);

/**
 * Broadcasts as rows, their texts sealed. A row that somebody else changed is as if it were not
 * there, so that nothing is sent that nobody confirmed.
 */
export function createBroadcasts({ read, write }: Access, vault: Vault): Broadcasts {
  const genuine = (rows: readonly BroadcastRow[]): Broadcast[] =>
    rows
      .filter((row) => row.mac === macOf.broadcasts(vault, row))
      .map((row) => ({
        ...content.parse(JSON.parse(vault.open(row.content, placeOf(row.id)))),
        id: row.id,
        sender: row.sender,
        state: row.state,
        round: row.round,
        by: row.decided_by,
        draftedAt: row.drafted_at,
        at: row.at,
      }));
  const rowOf = ({ id, sender, text, audience, state, round, by, draftedAt, at }: Broadcast) => {
    const sealed = vault.seal(JSON.stringify({ text, audience }), placeOf(id));
    const times = { decided_by: by, drafted_at: draftedAt, at };
    const bare = { id, sender, content: sealed, state, round, ...times };
    return { ...bare, mac: macOf.broadcasts(vault, bare) };
  };
  const recipients = (id: string) =>
    read.selectFrom("broadcast_recipients").where("broadcast", "=", id);
  return {
    put: async (broadcast) => {
      await write((tables) => tables.insertInto("broadcasts").values(rowOf(broadcast)).execute());
    },
    addRecipients: (id, people) =>
      write(async (tables) => {
        for (const some of chunks(people, ROWS_AT_ONCE)) {
          await tables
            .insertInto("broadcast_recipients")
            .values(
              some.map((person) => ({ broadcast: id, person, delivery: null, left_out: null })),
            )
            .onConflict((conflict) => conflict.columns(["broadcast", "person"]).doNothing())
            .execute();
        }
      }),
    find: async (id) => {
      const rows = await read.selectFrom("broadcasts").selectAll().where("id", "=", id).execute();
      return genuine(rows)[0];
    },
    change: (broadcast, before) =>
      write(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable("broadcasts")
          .set(rowOf(broadcast))
          .where("id", "=", broadcast.id)
          .where("state", "=", before)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    inState: async (state) => {
      const rows = await read
        .selectFrom("broadcasts")
        .selectAll()
        .where("state", "=", state)
        .orderBy("drafted_at")
        .orderBy("id")
        .execute();
      return genuine(rows);
    },
    ofSender: async (sender, limit) => {
      const rows = await read
        .selectFrom("broadcasts")
        .selectAll()
        .where("sender", "=", sender)
        .where("state", "not in", ["gathering", "draft", "dropped"])
        .orderBy("drafted_at", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return genuine(rows);
    },
    size: async (id) => {
      const counted = recipients(id).select(({ fn }) => fn.countAll().as("count"));
      return Number((await counted.executeTakeFirstOrThrow()).count);
    },
    undecided: async (id, limit) => {
      const rows = await recipients(id)
        .select("person")
        .where("delivery", "is", null)
        .where("left_out", "is", null)
        .orderBy("person")
        .limit(limit)
        .execute();
      return rows.map(({ person }) => person);
    },
    decide: (id, decided) =>
      write(async (tables) => {
        for (const each of decided) {
          const isSent = "delivery" in each;
          await tables
            .updateTable("broadcast_recipients")
            .set({
              delivery: isSent ? each.delivery : null,
              left_out: isSent ? null : each.leftOut,
            })
            .where("broadcast", "=", id)
            .where("person", "=", each.person)
            .execute();
        }
      }),
    counts: async (id) => {
      const rows = await withDeliveries(read, id)
        .select(["left_out", "state", "problem", "cause"])
        .select(({ fn }) => [fn.countAll().as("people"), fn.count("read_at").as("read")])
        .groupBy(["left_out", "state", "problem", "cause"])
        .execute();
      return rows.flatMap((row) => {
        const read = Number(row.read);
        const parts = [
          { ...standingOf(row), people: read, isRead: true },
          { ...standingOf(row), people: Number(row.people) - read, isRead: false },
        ];
        return parts.filter(({ people }) => people > 0);
      });
    },
    statuses: async (id, { after = "", limit }) => {
      const rows = await withDeliveries(read, id)
        .select(["broadcast_recipients.person", "left_out", "state", "problem", "cause"])
        .select(["deliveries.at", "read_at"])
        .where("broadcast_recipients.person", ">", after)
        .orderBy("broadcast_recipients.person")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        person: row.person,
        ...standingOf(row),
        ...(row.at !== null && { at: row.at }),
        ...(row.read_at !== null && { readAt: row.read_at }),
      }));
    },
    withdraw: (id) =>
      write(async (tables) => {
        const planned = tables
          .selectFrom("broadcast_recipients")
          .innerJoin("deliveries", "deliveries.key", "broadcast_recipients.delivery")
          .select("deliveries.key")
          .where("broadcast", "=", id)
          .where("state", "=", "planned")
          .where("attempts", "=", 0);
        const keys = (await planned.execute()).map(({ key }) => key);
        for (const some of chunks(keys, ROWS_AT_ONCE)) {
          await tables.deleteFrom("deliveries").where("key", "in", some).execute();
          await tables
            .updateTable("broadcast_recipients")
            .set({ delivery: null })
            .where("delivery", "in", some)
            .where("broadcast", "=", id)
            .execute();
        }
      }),
    reopen: (id, people) =>
      write(async (tables) => {
        for (const some of chunks(people, ROWS_AT_ONCE)) {
          await settled(tables, id).where("person", "in", some).execute();
          await tables
            .updateTable("broadcast_recipients")
            .set({ delivery: null, left_out: null })
            .where("broadcast", "=", id)
            .where("person", "in", some)
            .execute();
        }
      }),
    forget: (before) =>
      write(async (tables) => {
        const old = await tables
          .selectFrom("broadcasts")
          .select("id")
          .where("at", "<", before)
          .execute();
        for (const { id } of old) {
          await settled(tables, id).execute();
          await tables.deleteFrom("broadcast_recipients").where("broadcast", "=", id).execute();
          await tables.deleteFrom("broadcasts").where("id", "=", id).execute();
        }
      }),
  };
}

const withDeliveries = (read: Access["read"], id: string) =>
  read
    .selectFrom("broadcast_recipients")
    .leftJoin("deliveries", "deliveries.key", "broadcast_recipients.delivery")
    .where("broadcast", "=", id);

/** Deletes what is settled of a broadcast, also what was tried on another channel first. */
const settled = (tables: Access["read"], id: string) =>
  tables
    .deleteFrom("deliveries")
    .where("key", "like", deliveryKey(id, "%"))
    .where("state", "in", ["sent", "failed", "dropped"]);

/** A recipient with their delivery, whose columns are null where there is none. */
type StandingRow = Pick<BroadcastRecipientRow, "left_out"> & {
  readonly state: DeliveryState | null;
  readonly problem: string | null;
  readonly cause: FailureCause | null;
};

function standingOf({ left_out, state, problem, cause }: StandingRow) {
  return {
    ...(left_out !== null && { leftOut: left_out }),
    ...(state !== null && { state }),
    ...(problem !== null && { problem }),
    ...(cause !== null && { cause }),
  };
}
