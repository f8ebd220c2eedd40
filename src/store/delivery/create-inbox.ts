import type { Arrival, Inbox, TakenArrival } from "../../app/delivery/ports.ts";
import type { SharedAccess } from "../database.ts";
import { databaseClock, readClock, secondsAfter } from "../database-clock.ts";
import type { ArrivalRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { putDeliveries } from "./create-outbox.ts";

/** Sealed for its speaker: nobody can have it answered to somebody else. */
const placeOf = ({ channel, speaker, at }: Pick<Arrival, "channel" | "speaker" | "at">) =>
  JSON.stringify(["arrival", channel, speaker, at]);

/** Arrivals as rows; what they say is sealed by the vault. */
export function createInbox(database: SharedAccess, vault: Vault): Inbox {
  return {
    async put(arrival) {
      const { channel, ids, speaker, at } = arrival;
      const content = vault.seal(JSON.stringify(arrival.content ?? null), placeOf(arrival));
      let isNew = false;
      await database.writeTogether(async (tables) => {
        const known = await tables
          .selectFrom("arrival_ids")
          .select("id")
          .where("channel", "=", channel)
          .where("id", "in", ids)
          .limit(1)
          .executeTakeFirst();
        isNew = known === undefined;
        if (!isNew) return;
        const { number } = await tables
          .insertInto("arrivals")
          .values({ channel, speaker, content, at, state: "waiting", attempts: 0 })
          .returning("number")
          .executeTakeFirstOrThrow();
        const named = [...new Set(ids)].map((id) => ({ channel, id, number }));
        await tables.insertInto("arrival_ids").values(named).execute();
      });
      return isNew;
    },
    async take({ channel, holder, limit, seconds }) {
      const free = (tables: SharedAccess["read"], most: number) => {
        const firsts = tables
          .selectFrom("arrivals")
          .where("channel", "=", channel)
          .where("state", "=", "waiting")
          .select(({ fn }) => fn.min("number").as("number"))
          .groupBy("speaker");
        const clock = databaseClock(database.flavour);
        return tables
          .selectFrom("arrivals")
          .where("number", "in", firsts)
          .where(({ eb, or }) => or([eb("held_until", "is", null), eb("held_until", "<=", clock)]))
          .orderBy("number")
          .limit(most);
      };
      // Most of the time nothing is free, and then nobody who writes has to wait.
      if (!(await free(database.read, 1).select("number").executeTakeFirst())) return [];
      return database.write(async (tables) => {
        const clock = await readClock(tables, database.flavour);
        const rows = await free(tables, limit).selectAll().execute();
        if (rows.length === 0) return [];
        const numbers = rows.map(({ number }) => number);
        await tables
          .updateTable("arrivals")
          .set(({ eb }) => ({
            holder,
            held_until: secondsAfter(clock, seconds),
            attempts: eb("attempts", "+", 1),
          }))
          .where("number", "in", numbers)
          .execute();
        return rows.map((row) => takenOf(row, vault));
      });
    },
    keep: (number, { holder, seconds }) =>
      database.write(async (tables) => {
        const clock = await readClock(tables, database.flavour);
        const { numUpdatedRows } = await tables
          .updateTable("arrivals")
          .set({ held_until: secondsAfter(clock, seconds) })
          .where("number", "=", number)
          .where("state", "=", "waiting")
          .where("holder", "=", holder)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async done(number, holder, said = []) {
      let isOurs = false;
      await database.writeTogether(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable("arrivals")
          .set({ state: "done", content: "", holder: null, held_until: null })
          .where("number", "=", number)
          .where("state", "=", "waiting")
          .where("holder", "=", holder)
          .executeTakeFirst();
        isOurs = numUpdatedRows > 0n;
        if (isOurs) await putDeliveries(tables, said, { flavour: database.flavour, vault });
      });
      return isOurs;
    },
    async waiting(channel) {
      const { count } = await database.read
        .selectFrom("arrivals")
        .select(({ fn }) => fn.countAll().as("count"))
        .where("channel", "=", channel)
        .where("state", "=", "waiting")
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async lastArrival(channel) {
      const last = await database.read
        .selectFrom("arrivals")
        .select("at")
        .where("channel", "=", channel)
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst();
      return last?.at;
    },
    async forget(before) {
      await database.write(async (tables) => {
        const old = tables
          .selectFrom("arrivals")
          .select("number")
          .where("state", "=", "done")
          .where("at", "<", before);
        await tables.deleteFrom("arrival_ids").where("number", "in", old).execute();
        await tables
          .deleteFrom("arrivals")
          .where("state", "=", "done")
          .where("at", "<", before)
          .execute();
      });
    },
  };
}

type Stored = Omit<ArrivalRow, "number"> & { readonly number: number };

function takenOf(row: Stored, vault: Vault): TakenArrival {
  const { number, channel, speaker, at, attempts } = row;
  const content: unknown = JSON.parse(vault.open(row.content, placeOf(row)));
  return { number, channel, speaker, content, at, attempts };
}
