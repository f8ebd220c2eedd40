import type { Journal } from "../app/audit/ports.ts";
import { storableText } from "./bindable.ts";
import type { Access } from "./database.ts";
import { assertMac, macOf } from "./proof/row-macs.ts";
import { noteChange } from "./proof/table-proofs.ts";
import type { Vault } from "./vault/vault.ts";

/** Looks and misses, oldest first. Looks cannot be changed or removed, not even by hand. */
export function createJournal(database: Access, vault: Vault): Journal {
  return {
    async noteLook({ by, at, whom, why }) {
      const look = { by, at, whom, why: storableText(why) };
      const mac = macOf.looks(vault, look);
      await database.write(async (tables) => {
        await tables
          .insertInto("looks")
          .values({ ...look, mac })
          .execute();
        await noteChange(tables, vault, "looks", { added: [mac] });
      });
    },
    async looks() {
      const rows = await database.read.selectFrom("looks").selectAll().orderBy("number").execute();
      return rows.map((row) => {
        assertMac(row, macOf.looks(vault, row), `the look ${row.number}`);
        const { by, at, whom, why } = row;
        return { by, at, whom, why };
      });
    },
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
