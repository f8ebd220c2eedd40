import type { Ledger, StandingRecord } from "../../app/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { verify } from "../proof/verify.ts";
import type { Vault } from "../vault/vault.ts";
import { append } from "./append.ts";
import { assertGenuine } from "./chain.ts";
import { bodyOf, entryOf } from "./entry-of.ts";
import { type Submission, standingSubmissions } from "./standing-submissions.ts";

const TEACHERS_AT_ONCE = 500;

/** The ledger in a database. What stands is never stored, always made from the entries. */
export function createLedger(database: Access, vault: Vault): Ledger {
  const submissionsOf = async (teacher: string) =>
    (await readSubmissions(database, vault, [teacher])).get(teacher) ?? [];
  return {
    append: (entries) => append(database, vault, entries),
    recordsOf: async (teacher) => (await submissionsOf(teacher)).map(({ standing }) => standing),
    async recordsOfMany(teachers) {
      const records = new Map<string, readonly StandingRecord[]>();
      for (const some of chunks(teachers, TEACHERS_AT_ONCE)) {
        for (const [teacher, submissions] of await readSubmissions(database, vault, some)) {
          records.set(
            teacher,
            submissions.map(({ standing }) => standing),
          );
        }
      }
      return records;
    },
    async entriesOf(teacher) {
      const all = database.read.selectFrom("entries").selectAll();
      const rows = await all
        .where("stream", "=", teacher)
        .where("stream_kind", "=", "teacher")
        .orderBy("number")
        .execute();
      for (const row of rows) assertGenuine(row, vault);
      return rows.map(entryOf);
    },
    async entry(key) {
      const all = database.read.selectFrom("entries").selectAll();
      const row = await all.where("key", "=", key).executeTakeFirst();
      if (row) assertGenuine(row, vault);
      return row && entryOf(row);
    },
    verify: () => verify(database, vault),
  };
}

/** Only of entries that this program wrote and nobody changed since. */
async function readSubmissions(
  { read }: Access,
  vault: Vault,
  teachers: readonly string[],
): Promise<Map<string, Submission[]>> {
  const rows = await read
    .selectFrom("entries")
    .selectAll()
    .where("stream", "in", teachers)
    .where("stream_kind", "=", "teacher")
    .orderBy("stream")
    .orderBy("number")
    .execute();
  return standingSubmissions(
    rows.map((row) => {
      assertGenuine(row, vault);
      const { number, stream, by, at } = row;
      return { number, teacher: stream, body: bodyOf(row), by, at };
    }),
  );
}
