import type { Threads } from "../app/ports.ts";
import type { Access } from "./database.ts";

/** The threads of conversation, one state per person and place; the last one written stands. */
export function createThreads(database: Access): Threads {
  return {
    async read(person, place) {
      const row = await database.read
        .selectFrom("threads")
        .select("state")
        .where("person", "=", person)
        .where("place", "=", place)
        .executeTakeFirst();
      return row && JSON.parse(row.state);
    },
    async write(person, place, state, at) {
      const row = { state: JSON.stringify(state ?? null), at };
      await database.write((tables) =>
        tables
          .insertInto("threads")
          .values({ person, place, ...row })
          .onConflict((conflict) => conflict.columns(["person", "place"]).doUpdateSet(row))
          .execute(),
      );
    },
  };
}
