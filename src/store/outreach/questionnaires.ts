import { sql } from "kysely";
import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import { QUESTIONNAIRE_STATED } from "../../app/questionnaires/entry-kinds.ts";
import type { Questionnaire, Questionnaires } from "../../app/questionnaires/ports.ts";
import { standingQuestionnaires } from "../../app/questionnaires/standing-questionnaires.ts";
import { chunks } from "../chunks.ts";
import type { Access } from "../database.ts";
import { assertGenuine } from "../ledger/chain.ts";
import { entryOf } from "../ledger/entry-of.ts";
import type { EntryRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const TEACHERS_AT_ONCE = 500;
const ROWS_AT_ONCE = 2_000;

/** Which entries are in the index of questionnaires; a query must say it in the same words. */
export const IS_QUESTIONNAIRE = sql<boolean>`kind = ${sql.lit(QUESTIONNAIRE_STATED.name)}`;

/** The questionnaires in a database, made from the entries of the ledger that speak of one. */
export function createQuestionnaires(
  { read }: Access,
  vault: Vault,
  kinds: EntryKinds,
): Questionnaires {
  const standing = (rows: readonly EntryRow[]) =>
    standingQuestionnaires(
      rows.map((row) => {
        assertGenuine(row, vault);
        return entryOf(row, kinds);
      }),
    );
  const ofMany = async (teachers: readonly string[]) => {
    const found = new Map<string, readonly Questionnaire[]>();
    for (const some of chunks(teachers, TEACHERS_AT_ONCE)) {
      const rows = await read
        .selectFrom("entries")
        .selectAll()
        .where(IS_QUESTIONNAIRE)
        .where("stream", "in", some)
        .orderBy("stream")
        .orderBy("number")
        .execute();
      for (const [teacher, own] of standing(rows)) found.set(teacher, own);
    }
    return found;
  };
  const namedAfter = async (teacher: string) => {
    const rows = await read
      .selectFrom("entries")
      .select("stream")
      .distinct()
      .where(IS_QUESTIONNAIRE)
      .where("stream", ">", teacher)
      .orderBy("stream")
      .limit(ROWS_AT_ONCE)
      .execute();
    return rows.map(({ stream }) => stream);
  };
  return {
    ofMany,
    async teachersWithOpen() {
      const open: string[] = [];
      for (let some = await namedAfter(""); some.length > 0; ) {
        const found = await ofMany(some);
        open.push(...some.filter((id) => found.get(id)?.some(({ isDone }) => !isDone)));
        some = await namedAfter(some.at(-1) ?? "");
      }
      return open;
    },
  };
}
