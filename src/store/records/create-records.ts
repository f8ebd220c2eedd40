import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import { teacherStream } from "../../app/records/entry-kinds.ts";
import type { LedgerRecord, Records } from "../../app/records/ports.ts";
import { standingRecords } from "../../app/records/standing-records.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { assertGenuine } from "../ledger/chain.ts";
import { entryOf } from "../ledger/entry-of.ts";
import type { Vault } from "../vault/vault.ts";
import { teachersWithCertificates } from "./certificates.ts";

const TEACHERS_AT_ONCE = 500;

/** The records in a database. What stands is never stored, always made from the entries. */
export function createRecords(database: Access, vault: Vault, kinds: EntryKinds): Records {
  const read = async (teachers: readonly string[]) => {
    const rows = await database.read
      .selectFrom("entries")
      .selectAll()
      .where("stream", "in", teachers)
      .where("stream_kind", "=", teacherStream("").kind)
      .orderBy("stream")
      .orderBy("number")
      .execute();
    return standingRecords(
      rows.map((row) => {
        assertGenuine(row, vault);
        return entryOf(row, kinds);
      }),
    );
  };
  return {
    of: async (teacher) => (await read([teacher])).get(teacher) ?? [],
    async ofMany(teachers) {
      const records = new Map<string, readonly LedgerRecord[]>();
      for (const some of chunks(teachers, TEACHERS_AT_ONCE)) {
        for (const [teacher, standing] of await read(some)) records.set(teacher, standing);
      }
      return records;
    },
    async lastEntry() {
      const row = await database.read
        .selectFrom("entries")
        .select("number")
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.number ?? 0;
    },
    async changedSince(entry) {
      const rows = await database.read
        .selectFrom("entries")
        .select(({ fn }) => ["stream", fn.max("number").as("last")])
        .where("number", ">", entry)
        .where("stream_kind", "=", teacherStream("").kind)
        .groupBy("stream")
        .execute();
      return new Map(rows.map(({ stream, last }) => [stream, Number(last)]));
    },
    teachersWithCertificates: (certificates) => teachersWithCertificates(database, certificates),
  };
}
