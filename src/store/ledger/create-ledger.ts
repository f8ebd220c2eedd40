import type { Ledger, LedgerRecord } from "../../app/ledger/ports.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { accept } from "../proof/accept.ts";
import type { HeadKeeper } from "../proof/head-keeper.ts";
import { verify } from "../proof/verify.ts";
import type { Vault } from "../vault/vault.ts";
import { append } from "./append.ts";
import { teachersWithCertificates } from "./certificates.ts";
import { assertGenuine } from "./chain.ts";
import { bodyOf, choiceOf, choiceToWrite, entryOf, entryToWrite } from "./entry-of.ts";
import { standingSubmissions } from "./standing-submissions.ts";

const TEACHERS_AT_ONCE = 500;

/** The ledger in a database. What stands is never stored, always made from the entries. */
export function createLedger(database: Access, vault: Vault, heads: HeadKeeper): Ledger {
  const rowsOf = async (kind: "teacher" | "unit", id: string) => {
    const all = database.read.selectFrom("entries").selectAll();
    const about = all.where("stream", "=", id).where("stream_kind", "=", kind);
    const rows = await about.orderBy("number").execute();
    for (const row of rows) assertGenuine(row, vault);
    return rows;
  };
  return {
    async append(entries) {
      const written = await append(database, vault, entries.map(entryToWrite));
      return written.map(({ row, isNew }) => ({ ...entryOf(row), isNew }));
    },
    async appendChoice(choice) {
      const [written] = await append(database, vault, [choiceToWrite(choice)]);
      if (!written) throw new Error("the ledger gave nothing back");
      return choiceOf(written.row);
    },
    choicesOf: async (unit) => (await rowsOf("unit", unit)).map(choiceOf),
    recordsOf: async (teacher) =>
      (await readSubmissions(database, vault, [teacher])).get(teacher) ?? [],
    async recordsOfMany(teachers) {
      const records = new Map<string, readonly LedgerRecord[]>();
      for (const some of chunks(teachers, TEACHERS_AT_ONCE)) {
        for (const [teacher, standing] of await readSubmissions(database, vault, some)) {
          records.set(teacher, standing);
        }
      }
      return records;
    },
    teachersWithCertificates: (certificates) => teachersWithCertificates(database, certificates),
    entriesOf: async (teacher) => (await rowsOf("teacher", teacher)).map(entryOf),
    async entry(key) {
      const all = database.read.selectFrom("entries").selectAll();
      const row = await all
        .where("key", "=", key)
        .where("stream_kind", "=", "teacher")
        .executeTakeFirst();
      if (row) assertGenuine(row, vault);
      return row && entryOf(row);
    },
    verify: () => verify(database, vault, heads),
    accept: (accepted) => accept(database, vault, heads, accepted),
  };
}

/** Only of entries that this program wrote and nobody changed since. */
async function readSubmissions(
  { read }: Access,
  vault: Vault,
  teachers: readonly string[],
): Promise<Map<string, LedgerRecord[]>> {
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
      const { number, stream, at } = row;
      return { number, teacher: stream, body: bodyOf(row), at };
    }),
  );
}
