import type { AccessLog, UnansweredLog } from "../app/audit/ports.ts";
import { storableText } from "./bindable.ts";
import { chunks } from "./chunks.ts";
import type { Access } from "./database.ts";
import { assertMac, macOf } from "./proof/row-macs.ts";
import { noteChange } from "./proof/table-proofs.ts";
import type { Vault } from "./vault/vault.ts";

const ROWS_AT_ONCE = 500;

/** Looks, which cannot be changed or removed, not even by hand. */
export function createAccessLog(database: Access, vault: Vault): AccessLog {
  return {
    async record(looks) {
      const rows = looks.map(({ by, at, whom, why }) => {
        const look = { by, at, whom, why: storableText(why) };
        return { ...look, mac: macOf.looks(vault, look) };
      });
      if (rows.length === 0) return;
      await database.write(async (tables) => {
        for (const some of chunks(rows, ROWS_AT_ONCE)) {
          await tables.insertInto("looks").values(some).execute();
        }
        await noteChange(tables, vault, "looks", { added: rows.map(({ mac }) => mac) });
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
