import type { Ledger, StandingRecord } from "../../app/ports.ts";
import { Failure } from "../../domain/failure.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { append } from "./append.ts";
import { type Head, NO_ENTRIES, problemInChain } from "./chain.ts";
import { bodyOf, entryOf } from "./entry-of.ts";
import { type Submission, standingSubmissions } from "./standing-submissions.ts";

const TEACHERS_AT_ONCE = 500;
const ENTRIES_PER_PAGE = 2_000;

/** The ledger in a database. What stands is never stored, always made from the entries. */
export function createLedger(database: Access): Ledger {
  const submissionsOf = async (teacher: string) =>
    (await readSubmissions(database, [teacher])).get(teacher) ?? [];
  return {
    append: (entries) => append(database, entries),
    recordsOf: async (teacher) => (await submissionsOf(teacher)).map(({ standing }) => standing),
    async recordsOfMany(teachers) {
      const records = new Map<string, readonly StandingRecord[]>();
      for (const some of chunks(teachers, TEACHERS_AT_ONCE)) {
        for (const [teacher, submissions] of await readSubmissions(database, some)) {
          records.set(
            teacher,
            submissions.map(({ standing }) => standing),
          );
        }
      }
      return records;
    },
    latestBy: async (person, teacher) =>
      (await submissionsOf(teacher)).findLast(({ by }) => by === person)?.standing,
    async entry(named) {
      const all = database.read.selectFrom("entries").selectAll();
      const one =
        "key" in named ? all.where("key", "=", named.key) : all.where("number", "=", named.number);
      const row = await one.executeTakeFirst();
      return row && entryOf(row);
    },
    verify: () => verify(database),
  };
}

async function readSubmissions(
  { read }: Access,
  teachers: readonly string[],
): Promise<Map<string, Submission[]>> {
  const rows = await read
    .selectFrom("entries")
    .select(["number", "teacher", "kind", "body", "by", "at"])
    .where("teacher", "in", teachers)
    .orderBy("teacher")
    .orderBy("number")
    .execute();
  return standingSubmissions(rows.map((row) => ({ ...row, body: bodyOf(row) })));
}

/** In pages, so that a ledger of any length takes the same memory. */
async function verify({ read }: Access): Promise<{ entries: number }> {
  let head: Head = NO_ENTRIES;
  for (;;) {
    const page = await read
      .selectFrom("entries")
      .selectAll()
      .where("number", ">", head.number)
      .orderBy("number")
      .limit(ENTRIES_PER_PAGE)
      .execute();
    for (const row of page) {
      const problem = problemInChain(head, row);
      if (problem) throw new Failure("ledger/broken", { entry: row.number, problem });
      head = row;
    }
    if (page.length < ENTRIES_PER_PAGE) return { entries: head.number };
  }
}
