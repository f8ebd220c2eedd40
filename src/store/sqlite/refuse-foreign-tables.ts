import { DONE_TABLE } from "../migrate.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** Refuses the file of another program before anything is written to it. */
export async function refuseForeignTables(connection: SqliteConnection): Promise<void> {
  const rows = await connection.all(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
  const tables = rows.map(({ name }) => String(name));
  const [foreign] = tables;
  if (foreign === undefined || tables.some((name) => name.startsWith(DONE_TABLE))) return;
  throw new Error(`it belongs to another program, whose table ${foreign} it holds`);
}
