import type { Journal } from "../app/ports.ts";
import { storableText } from "./bindable.ts";
import type { Access } from "./database.ts";

/** Looks and misses, oldest first. Looks cannot be changed or removed, not even by hand. */
export function createJournal(database: Access): Journal {
  return {
    async noteLook({ by, at, whom, why }) {
      const look = { by, at, whom, why: storableText(why) };
      await database.write((tables) => tables.insertInto("looks").values(look).execute());
    },
    looks: () =>
      database.read
        .selectFrom("looks")
        .select(["by", "at", "whom", "why"])
        .orderBy("number")
        .execute(),
    async noteUnanswered({ text, at, guesses }) {
      const miss = { text: storableText(text), at, guesses: JSON.stringify(guesses) };
      await database.write((tables) => tables.insertInto("misses").values(miss).execute());
    },
    async unanswered() {
      const rows = await database.read
        .selectFrom("misses")
        .select(["text", "at", "guesses"])
        .orderBy("number")
        .execute();
      return rows.map(({ guesses, ...miss }) => ({ ...miss, guesses: JSON.parse(guesses) }));
    },
  };
}
