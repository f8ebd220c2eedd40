import { CompiledQuery, type Kysely, sql } from "kysely";
import { assertBindable } from "./bindable.ts";
import { chunks } from "./chunks.ts";
import type { Dialect } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Tables with rows that are put in by the thousand, each once. */
type Name = "deliveries" | "reminders";

/**
 * Puts in those rows of a table that no row there is equal to in what must be unique, and says how
 * many. Naming every value of many rows for Kysely takes as long as storing them, so the statements
 * are put together here.
 *
 * @param rows all with the same columns; of one that is null in all of them nothing is said
 */
export async function insertNew<Table extends Name>(
  tables: Kysely<Tables>,
  flavour: Dialect,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<number> {
  const filled = filledIn(rows);
  return flavour === "sqlite"
    ? insertValues(tables, table, filled)
    : insertJson(tables, table, filled);
}

/** What rows say of the columns that are not null in all of them. */
interface Filled {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function filledIn(rows: readonly object[]): Filled {
  const all = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => all.map((column) => row[column as keyof typeof row] as unknown));
  const places = [...all.keys()].filter((place) => values.some((row) => row[place] !== null));
  return {
    columns: places.map((place) => all[place] ?? ""),
    rows: values.map((row) => places.map((place) => row[place])),
  };
}

/** Statements of so many rows are used again and again, so that the driver has them prepared. */
const SIZES = [50, 10, 1] as const;

async function insertValues(tables: Kysely<Tables>, table: Name, { columns, rows }: Filled) {
  let [added, first] = [0, 0];
  while (first < rows.length) {
    const size = SIZES.find((each) => each <= rows.length - first) ?? 1;
    const parameters = rows.slice(first, first + size).flat();
    const query = CompiledQuery.raw(statement(table, columns, size), parameters);
    added += (await tables.executeQuery(query)).rows.length;
    first += size;
  }
  return added;
}

function statement(table: Name, columns: readonly string[], size: number): string {
  const row = `(${columns.map(() => "?")})`;
  const values = Array.from({ length: size }, () => row);
  return `insert into ${table} (${columns}) values ${values} on conflict do nothing returning 1`;
}

const ROWS_AT_ONCE = 500;

/** One parameter holds many rows: PostgreSQL takes only so many, and waits for each statement. */
async function insertJson(tables: Kysely<Tables>, table: Name, { columns, rows }: Filled) {
  let added = 0;
  const named = sql.join(columns.map((column) => sql.ref(column)));
  for (const some of chunks(rows, ROWS_AT_ONCE)) {
    for (const row of some) assertBindable(row);
    const given = JSON.stringify(
      some.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place]]))),
    );
    const put = sql`insert into ${sql.table(table)} (${named}) select ${named}
      from json_populate_recordset(null::${sql.table(table)}, ${given}::json)
      on conflict do nothing returning 1 as put`;
    added += (await put.execute(tables)).rows.length;
  }
  return added;
}
