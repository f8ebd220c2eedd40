import type { Rooms } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";

/** Which group chat belongs to which unit. It decides what is meant, never who may see it. */
export function createRooms({ read, write }: Access): Rooms {
  return {
    async unitOf(channel, room) {
      const row = await read
        .selectFrom("rooms")
        .select("unit")
        .where("channel", "=", channel)
        .where("room", "=", room)
        .executeTakeFirst();
      return row?.unit;
    },
    setUnit: async (channel, room, unit) => {
      await write(async (tables) => {
        if (unit === undefined) {
          await tables
            .deleteFrom("rooms")
            .where("channel", "=", channel)
            .where("room", "=", room)
            .execute();
          return;
        }
        await tables
          .insertInto("rooms")
          .values({ channel, room, unit })
          .onConflict((conflict) => conflict.columns(["channel", "room"]).doUpdateSet({ unit }))
          .execute();
      });
    },
  };
}
