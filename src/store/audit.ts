import type { AccessLog, UnansweredLog } from "../app/audit/ports.ts";
import { storableText } from "./bindable.ts";
import type { Access } from "./database.ts";
import { assertMac, macOf } from "./proof/row-macs.ts";
import { noteChange } from "./proof/table-proofs.ts";
import type { Vault } from "./vault/vault.ts";

/** Looks, which cannot be changed or removed, not even by hand. */
export function createAccessLog(database: Access, vault: Vault): AccessLog {
  return {
    async record({ by, at, whom, why }) {
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
    async list() {
      const rows = await database.read.selectFrom("looks").selectAll().orderBy("number").execute();
      return rows.map((row) => {
        assertMac(row, macOf.looks(vault, row), `the look ${row.number}`);
        const { by, at, whom, why } = row;
        return { by, at, whom, why };
      });
    },
  };
}

/** Sentences nobody understood; no answer is based on them, so they are not signed. */
export function createUnansweredLog(database: Access): UnansweredLog {
  return {
    async record({ text, at, guesses }) {
      const miss = { text: storableText(text), at, guesses: JSON.stringify(guesses) };
      await database.write((tables) => tables.insertInto("misses").values(miss).execute());
    },
    async list() {
      const rows = await database.read
        .selectFrom("misses")
        .select(["text", "at", "guesses"])
        .orderBy("number")
        .execute();
      return rows.map(({ guesses, ...miss }) => ({ ...miss, guesses: JSON.parse(guesses) }));
    },
  };
}
