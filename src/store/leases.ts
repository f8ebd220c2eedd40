import type { Leases } from "../app/store.ts";
import type { Access } from "./database.ts";
import { databaseClock, readClock } from "./database-clock.ts";

/**
 * Leases as rows. Time is the database's own, so that programs whose clocks differ agree.
 *
 * Whether a lease has ended is only asked by whoever wants it: a holder who is late keeps it as
 * long as nobody has taken it.
 */
export function createLeases({ flavour, write }: Access): Leases {
  return {
    take: (lease) =>
      write(async (tables) => {
        const { name, holder, seconds } = lease;
        const now = await readClock(tables, flavour);
        const known = await tables
          .selectFrom("leases")
          .selectAll()
          .where("name", "=", name)
          .executeTakeFirst();
        if (known && known.holder !== holder && secondsApart(known.kept, now) < known.seconds) {
          return { heldFor: Math.round(secondsApart(known.since, now)) };
        }
        const row = { holder, since: now, kept: now, seconds };
        await tables
          .insertInto("leases")
          .values({ name, ...row })
          .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
          .execute();
        return undefined;
      }),
    keep: ({ name, holder, seconds }) =>
      write(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable("leases")
          .set({ kept: databaseClock(flavour), seconds })
          .where("name", "=", name)
          .where("holder", "=", holder)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    release: async ({ name, holder }) => {
      await write((tables) =>
        tables.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute(),
      );
    },
  };
}

/** Also where the clock was set back, so that a lease neither ends early nor lasts for a day. */
const secondsApart = (one: string, other: string) =>
  Math.abs(Date.parse(other) - Date.parse(one)) / 1000;
