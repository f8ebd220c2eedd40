import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { searchForms } from "../roster/search-forms.ts";
import type { Tables } from "../tables.ts";
import { textType } from "./sql-by-flavour.ts";

const PEOPLE_AT_ONCE = 500;

/** What people are found by, so that looking for one reads no facts and opens no secret. */
export async function addPeopleSearch(db: Kysely<Tables>, flavour: Dialect): Promise<void> {
  await sql`alter table people add column search ${textType(flavour)} not null default ''`.execute(
    db,
  );
  await fill(db);
  // SQLite reads the few columns of the index instead of every row; PostgreSQL reads rows as fast.
  if (flavour === "sqlite") {
    await sql`create index people_by_search on people (id, unit, search)`.execute(db);
  }
}

async function fill(db: Kysely<Tables>): Promise<void> {
  let after = "";
  for (;;) {
    const { rows } = await sql<{ id: string; name: string }>`select id, name from people
      where id > ${after} order by id limit ${sql.lit(PEOPLE_AT_ONCE)}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    const filled = rows.map((row) => sql`(${row.id}, ${searchForms(row)})`);
    await sql`update people set search = filled.column2
      from (values ${sql.join(filled)}) as filled where people.id = filled.column1`.execute(db);
    after = last.id;
  }
}
