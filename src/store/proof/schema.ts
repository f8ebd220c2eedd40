import { Kysely, sql } from "kysely";
import { Failure } from "../../domain/failure.ts";
import type { Dialect } from "../database.ts";
import { runSteps } from "../migrate.ts";
import { connectSqlite } from "../sqlite/sqlite-connection.ts";
import { createSqliteDialect } from "../sqlite/sqlite-dialect.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { POSTGRES_SCHEMA, type SchemaPart } from "./postgres-schema.ts";

/**
 * Whether tables, constraints and triggers are those that the migrations make, none missing, none
 * switched off and none added.
 *
 * @throws {Failure} `data/altered`
 */
export async function verifySchema(
  tables: Kysely<Tables>,
  flavour: Dialect,
  vault: Vault,
): Promise<void> {
  const expected = new Map(flavour === "sqlite" ? await sqliteSchema(vault) : POSTGRES_SCHEMA);
  const found = new Map(await schemaOf(tables, flavour));
  for (const [name, definition] of expected) {
    const now = found.get(name);
    if (now === undefined) throw altered(name, "it was removed");
    if (now !== definition) throw altered(name, "it was changed outside this program");
  }
  for (const name of found.keys()) {
    if (!expected.has(name)) throw altered(name, "this program did not make it");
  }
  if (flavour === "sqlite") await verifyIndexes(tables);
}

/** An index that leaves rows out hides them from answers, though the table still has them. */
async function verifyIndexes(tables: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`pragma integrity_check(1)`.execute(tables);
  const [found] = Object.values(rows[0] ?? {});
  if (found !== "ok") throw altered("database file", String(found));
}

const altered = (what: string, problem: string) =>
  new Failure("data/altered", { what: `the ${what}`, problem });

let madeOnce: readonly SchemaPart[] | undefined;

/** What the migrations make of an empty SQLite database, whatever the vault. */
async function sqliteSchema(vault: Vault): Promise<readonly SchemaPart[]> {
  madeOnce ??= await madeInMemory(vault);
  return madeOnce;
}

/** What the migrations make, which SQLite remembers word for word. */
async function madeInMemory(vault: Vault): Promise<SchemaPart[]> {
  const connection = await connectSqlite(":memory:", "write");
  const tables = new Kysely<Tables>({
    dialect: createSqliteDialect([connection], "begin", "sqlite::memory:"),
  });
  try {
    await runSteps(tables, "sqlite", async () => vault);
    return await schemaOf(tables, "sqlite");
  } finally {
    await tables.destroy();
    await connection.close();
  }
}

/** What a database says about the tables of this program. */
export async function schemaOf(tables: Kysely<Tables>, flavour: Dialect): Promise<SchemaPart[]> {
  const { rows } = await (flavour === "sqlite" ? SQLITE : POSTGRES).execute(tables);
  return rows.map(({ name, definition }) => [name, definition]);
}

const OURS = sql.join(
  [
    ...["entries", "units", "people", "grants", "accounts", "key_check"],
    ...["threads", "looks", "misses", "leases", "table_proofs"],
    ...["deliveries", "arrivals", "arrival_ids", "binding_codes", "binding_failures", "rooms"],
    ...["preferences", "reminders", "planned_days", "broadcasts", "broadcast_recipients"],
    ...["unit_counts", "digest_orders", "scheduled_reminders", "standings", "files"],
    "unbound_accounts",
  ].map((name) => sql.lit(name)),
);

type Row = { name: string; definition: string };

const SQLITE = sql<Row>`
  select type || ' ' || name as name, sql as definition from sqlite_schema
  where tbl_name in (${OURS}) and sql is not null order by type, name`;

/** Put together from the catalogue, whose columns mean the same in every release. */
const POSTGRES = sql<Row>`
  with ours as (
    select c.* from pg_catalog.pg_class c
    where c.relname in (${OURS}) and c.relnamespace = current_schema()::regnamespace
  )
  select 'table ' || relname as name,
    concat_ws(' ', relkind, relrowsecurity, relforcerowsecurity) as definition
    from ours
  union all
  select 'constraint ' || conname || ' of ' || relname, concat_ws(' ', contype, conkey::text,
      confrelid::regclass, condeferrable, condeferred, convalidated)
    from pg_catalog.pg_constraint join ours on ours.oid = conrelid where contype in ('p', 'u', 'f', 'c', 'x')
  union all
  select 'rule ' || rulename || ' of ' || relname, ev_enabled::text || ev_type::text
    from pg_catalog.pg_rewrite join ours on ours.oid = ev_class
  union all
  select 'trigger ' || tgname || ' of ' || relname, concat_ws(' ', tgtype, tgenabled, tgqual is null,
      proname, proconfig::text, prosrc)
    from pg_catalog.pg_trigger join ours on ours.oid = tgrelid
    join pg_catalog.pg_proc p on p.oid = tgfoid where not tgisinternal
  order by name`;
