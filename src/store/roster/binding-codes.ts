import type { BindingCodes } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";
import { assertMac, macOf } from "../proof/row-macs.ts";
import type { Vault } from "../vault/vault.ts";

/** Codes as keyed hashes: who reads the database learns none, and who writes to it makes none. */
export function createBindingCodes({ read, write }: Access, vault: Vault): BindingCodes {
  const hashOf = (code: string) => vault.mac("binding-code", code);
  return {
    put: async (code, { person, expiresAt }) => {
      const row = { hash: hashOf(code), person, expires_at: expiresAt };
      await write(async (tables) => {
        await tables.deleteFrom("binding_codes").where("person", "=", person).execute();
        await tables
          .insertInto("binding_codes")
          .values({ ...row, mac: macOf.codes(vault, row) })
          .execute();
      });
    },
    take: (code) =>
      write(async (tables) => {
        const row = await tables
          .deleteFrom("binding_codes")
          .where("hash", "=", hashOf(code))
          .returningAll()
          .executeTakeFirst();
        if (!row) return undefined;
        assertMac(row, macOf.codes(vault, row), `a binding code of ${row.person}`);
        return { person: row.person, expiresAt: row.expires_at };
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
