import { z } from "zod";
import type { Preference, Preferences, Whose } from "../../app/outreach/ports.ts";
import { type Day, isDay } from "../../domain/day.ts";
import { canonicalJson } from "../canonical-json.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { macOf } from "../proof/row-macs.ts";
import type { PreferenceRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const PEOPLE_AT_ONCE = 500;

const minute = z.int().min(0).max(1440);
const day = z.string().refine((text): text is Day => isDay(text));
const stored = z.strictObject({
  isStopped: z.literal(true).optional(),
  silentUntil: day.optional(),
  silentFrom: day.optional(),
  quiet: z.array(z.strictObject({ from: minute, to: minute })).optional(),
}) satisfies z.ZodType<Preference>;

/** Names a person or a room in one text. */
export const ownerOf = (whose: Whose) =>
  JSON.stringify("person" in whose ? [whose.person] : [whose.channel, whose.room]);

/**
 * What people and rooms want of messages. A row that somebody else wrote is as if it were not
 * there: nobody is silenced by it.
 */
export function createPreferences({ read, write }: Access, vault: Vault): Preferences {
  const preferenceIn = (row: PreferenceRow): Preference =>
    row.mac === macOf.preferences(vault, row) ? stored.parse(JSON.parse(row.preference)) : {};
  return {
    async of(whose) {
      const row = await read
        .selectFrom("preferences")
        .selectAll()
        .where("owner", "=", ownerOf(whose))
        .executeTakeFirst();
      return row ? preferenceIn(row) : {};
    },
    async ofMany(people) {
      const found = new Map<string, Preference>();
      for (const some of chunks(people, PEOPLE_AT_ONCE)) {
        const owners = some.map((person) => ownerOf({ person }));
        const rows = await read
          .selectFrom("preferences")
          .selectAll()
          .where("owner", "in", owners)
          .execute();
        for (const row of rows) found.set(row.person ?? "", preferenceIn(row));
      }
      return found;
    },
    set: async (whose, preference, at) => {
      const bare = {
        owner: ownerOf(whose),
        person: "person" in whose ? whose.person : null,
        silent_until: preference.silentUntil ?? null,
        preference: canonicalJson(stored.parse(preference)),
        at,
      };
      const row = { ...bare, mac: macOf.preferences(vault, bare) };
      await write((tables) =>
        tables
          .insertInto("preferences")
          .values(row)
          .onConflict((conflict) => conflict.column("owner").doUpdateSet(row))
          .execute(),
      );
    },
    async endingBetween(from, to) {
      const rows = await read
        .selectFrom("preferences")
        .select("person")
        .where("silent_until", ">=", from)
        .where("silent_until", "<=", to)
        .where("person", "is not", null)
        .orderBy("person")
        .execute();
      return rows.map(({ person }) => person ?? "");
    },
  };
}
