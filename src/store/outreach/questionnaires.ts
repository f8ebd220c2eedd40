import { type RawBuilder, sql } from "kysely";
import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import { QUESTIONNAIRE_STATED } from "../../app/questionnaires/entry-kinds.ts";
import {
  isOpenWithin,
  type Questionnaire,
  type Questionnaires,
} from "../../app/questionnaires/ports.ts";
import { standingQuestionnaires } from "../../app/questionnaires/standing-questionnaires.ts";
import { chunks } from "../chunks.ts";
import type { Access, Dialect } from "../database.ts";
import { assertGenuine } from "../ledger/chain.ts";
import { entryOf } from "../ledger/entry-of.ts";
import type { EntryRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

const TEACHERS_AT_ONCE = 500;

/** Which entries are in the index of questionnaires; a query must say it in the same words. */
export const IS_QUESTIONNAIRE = sql<boolean>`kind = ${sql.lit(QUESTIONNAIRE_STATED.name)}`;

/** A day that the body of such an entry names. */
export function dayIn(flavour: Dialect, name: "dueOn" | "statedOn"): RawBuilder<string> {
  return flavour === "sqlite"
    ? sql<string>`json_extract(body, ${sql.lit(`$.${name}`)})`
    : sql<string>`((body::jsonb) ->> ${sql.lit(name)})`;
}

/** The questionnaires in a database, made from the entries of the ledger that speak of one. */
export function createQuestionnaires(
  { read, flavour }: Access,
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
  return {
    ofMany,
    async teachersWithOpen(by, from, to) {
      const day = dayIn(flavour, by);
      const rows = await read
        .selectFrom("entries")
        .select("stream")
        .distinct()
        .where(IS_QUESTIONNAIRE)
        .where(day, ">=", from)
        .where(day, "<=", to)
        .orderBy("stream")
        .execute();
      // What was said last decides, and only genuine entries do.
      const teachers = rows.map(({ stream }) => stream);
      const own = await ofMany(teachers);
      return teachers.filter((id) => own.get(id)?.some((each) => isOpenWithin(each, by, from, to)));
    },
  };
}
