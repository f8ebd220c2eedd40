import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import type { Log } from "../../app/ledger/ports.ts";
import type { Access } from "../database.ts";
import { accept } from "../proof/accept.ts";
import type { HeadKeeper } from "../proof/head-keeper.ts";
import { verify, verifyEnd } from "../proof/verify.ts";
import type { Vault } from "../vault/vault.ts";
import { append } from "./append.ts";
import { assertGenuine } from "./chain.ts";
import { entryOf } from "./entry-of.ts";

/** The ledger in a database, of entries of any kind. */
export function createLog(
  database: Access,
  vault: Vault,
  heads: HeadKeeper,
  kinds: EntryKinds,
): Log {
  return {
    async append(entries) {
      const written = await append(database, vault, entries.map(kinds.parseNew));
      // What this appending wrote is given back as it was parsed, without reading it once more.
      return written.map(({ row, given, isNew }) =>
        isNew
          ? { ...given, number: row.number, hash: row.hash, isKnown: true, isNew }
          : { ...entryOf(row, kinds), isNew },
      );
    },
    async entry(key) {
      const all = database.read.selectFrom("entries").selectAll();
      const row = await all.where("key", "=", key).executeTakeFirst();
      if (!row) return undefined;
      assertGenuine(row, vault);
      return entryOf(row, kinds);
    },
    async entriesOf({ kind, id }) {
      const all = database.read.selectFrom("entries").selectAll();
      const about = all.where("stream", "=", id).where("stream_kind", "=", kind);
      return (await about.orderBy("number").execute()).map((row) => {
        assertGenuine(row, vault);
        return entryOf(row, kinds);
      });
    },
    verifyEnd: () => verifyEnd(database.read, vault),
    verify: () => verify(database, vault, heads, kinds),
    accept: (accepted) => accept(database, vault, heads, kinds, accepted),
  };
}
