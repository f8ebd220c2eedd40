import { z } from "zod";
import type { DigestOrders, LastDigest, StoredOrder } from "../../app/digest/ports.ts";
import { type Day, isDay } from "../../domain/day.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Access } from "../database.ts";
import { ownerOf } from "../outreach/preferences.ts";
import { macOf } from "../proof/row-macs.ts";
import type { DigestOrderRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const day = z.string().refine((text): text is Day => isDay(text));
const stored = z.strictObject({
  whose: z.union([
    z.strictObject({ person: z.string() }),
    z.strictObject({ channel: z.string(), room: z.string() }),
  ]),
  minute: z.int().min(0).max(1439),
  weekdays: z.array(z.int().min(1).max(7)),
  language: z.enum(["zh-CN", "en"]),
  by: z.string(),
});
const last = z.strictObject({
  day,
  at: z.string(),
  units: z.array(z.string()),
}) satisfies z.ZodType<LastDigest>;

/** Who gets digests. A row that somebody else wrote is as if it were not there. */
export function createDigestOrders({ read, write }: Access, vault: Vault): DigestOrders {
  const ordersIn = (rows: readonly DigestOrderRow[]): StoredOrder[] =>
    rows
      .filter((row) => row.mac === macOf.digestOrders(vault, row))
      .map((row) => ({
        ...stored.parse(JSON.parse(row.digest)),
        at: row.at,
        ...(row.last !== null && { last: last.parse(JSON.parse(row.last)) }),
      }));
  return {
    async of(whose) {
      const rows = await read
        .selectFrom("digest_orders")
        .selectAll()
        .where("owner", "=", ownerOf(whose))
        .execute();
      return ordersIn(rows)[0];
    },
    set: async (order, at) => {
      const bare = {
        owner: ownerOf(order.whose),
        digest: canonicalJson(stored.parse(order)),
        at,
      };
      const signed = { ...bare, mac: macOf.digestOrders(vault, bare) };
      await write((tables) =>
        tables
          .insertInto("digest_orders")
          .values({ ...signed, last: null })
          .onConflict((conflict) => conflict.column("owner").doUpdateSet(signed))
          .execute(),
      );
    },
    cancel: (whose) =>
      write(async (tables) => {
        const { numDeletedRows } = await tables
          .deleteFrom("digest_orders")
          .where("owner", "=", ownerOf(whose))
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    all: async () =>
      ordersIn(await read.selectFrom("digest_orders").selectAll().orderBy("owner").execute()),
    noteLast: async (whose, noted) => {
      await write((tables) =>
        tables
          .updateTable("digest_orders")
          .set({ last: JSON.stringify(last.parse(noted)) })
          .where("owner", "=", ownerOf(whose))
          .execute(),
      );
    },
  };
}
