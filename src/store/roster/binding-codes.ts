import type { Transaction } from "kysely";
import type { BindingCodes, CodeUse } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";
import { assertMac, macOf } from "../proof/row-macs.ts";
import type { BindingCodeRow, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** Codes as keyed hashes: who reads the database learns none, and who writes to it makes none. */
export function createBindingCodes({ read, write }: Access, vault: Vault): BindingCodes {
  const hashOf = (code: string) => vault.mac("binding-code", code);
  return {
    put: async (code, { person, expiresAt }) => {
      const row = {
        ...{ hash: hashOf(code), person, expires_at: expiresAt },
        ...{ used_by: null, used_at: null },
      };
      await write(async (tables) => {
        await tables.deleteFrom("binding_codes").where("person", "=", person).execute();
        await tables
          .insertInto("binding_codes")
          .values({ ...row, mac: macOf.codes(vault, row) })
          .execute();
      });
    },
    take: (code, use) =>
      write(async (tables) => {
        const hash = hashOf(code);
        const row = await tables
          .selectFrom("binding_codes")
          .selectAll()
          .where("hash", "=", hash)
          .executeTakeFirst();
        if (!row) return undefined;
        assertMac(row, macOf.codes(vault, row), `a binding code of ${row.person}`);
        if (!use) await tables.deleteFrom("binding_codes").where("hash", "=", hash).execute();
        if (use && row.used_by === null) await noteUse(tables, hash, use);
        const used = usedIn(row);
        return { person: row.person, expiresAt: row.expires_at, ...(used && { used }) };
      }),
    noteFailure: async (channel, account, at) => {
      await write((tables) =>
        tables.insertInto("binding_failures").values({ channel, account, at }).execute(),
      );
    },
    failuresSince: async (channel, account, since) => {
      const { count } = await read
        .selectFrom("binding_failures")
        .select(({ fn }) => fn.countAll().as("count"))
        .where("channel", "=", channel)
        .where("account", "=", account)
        .where("at", ">=", since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function noteUse(
  tables: Transaction<Tables>,
  hash: string,
  { channel, account, at }: CodeUse,
): Promise<void> {
  await tables
    .updateTable("binding_codes")
    .set({ used_by: JSON.stringify([channel, account]), used_at: at })
    .where("hash", "=", hash)
    .execute();
}

function usedIn({ used_by: by, used_at: at }: BindingCodeRow): CodeUse | undefined {
  if (by === null || at === null) return undefined;
  const [channel, account] = JSON.parse(by) as [string, string];
  return { channel, account, at };
}
