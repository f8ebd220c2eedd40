import { randomBytes } from "node:crypto";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import pg from "pg";
import { connectSqlite } from "../../src/store/sqlite/sqlite-connection.ts";

/** A database of a test's own, to open a store on and to look at behind the store's back. */
export interface TestDatabase {
  /** Empties it; gives the address. */
  fresh(): Promise<string>;
  /**
   * Empties it to what a store was opened on before, with the key of that one put into this folder;
   * nothing where none was, or where its tables were changed since.
   */
  reopened?(folder: string): Promise<string | undefined>;
  /** Remembers how it is now that a store was opened on it, with its key in this folder. */
  remember?(folder: string): Promise<void>;
  /** Runs a statement on a connection of its own, as an operator with a console would. */
  query(statement: string): Promise<Record<string, unknown>[]>;
  /** Fills an empty database from a dump. */
  load(dump: string): Promise<void>;
  /** Puts a dump in the place of the database that is there; gives its address, the same as before. */
  replace(dump: string): Promise<string>;
  /** Runs statements while no trigger of the table stands in the way, as whoever owns it could. */
  disarmed(table: "entries" | "looks", statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** A file of its own for every test. */
export async function startSqlite(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "xuefen-store-"));
  let file = "";
  const fresh = async () => {
    file = join(folder, `${randomBytes(6).toString("hex")}.db`);
    return `sqlite:${file}`;
  };
  let opened: { readonly file: string; readonly data: string } | undefined;
  const query = async (statement: string) => {
    const connection = await connectSqlite(file, "write");
    try {
      return await connection.all(statement);
    } finally {
      await connection.close();
    }
  };
  const load = async (dump: string) => {
    const connection = await connectSqlite(file, "write");
    const statements = dump.split(/;\n/).filter((each) => each.trim() !== "");
    for (const statement of statements) await connection.all(statement);
    await connection.close();
  };
  return {
    query,
    fresh,
    async remember(data) {
      await query("pragma wal_checkpoint(truncate)");
      opened = { file: join(folder, "opened.db"), data };
      await cp(file, opened.file);
    },
    async reopened(data) {
      if (!opened) return undefined;
      const url = await fresh();
      await cp(opened.file, file);
      await cp(opened.data, data, { recursive: true });
      return url;
    },
    async replace(dump) {
      for (const end of ["", "-wal", "-shm"]) await rm(`${file}${end}`, { force: true });
      await load(dump);
      return `sqlite:${file}`;
    },
    load,
    async disarmed(table, statements) {
      const triggers = await query(
        `select name, sql from sqlite_master where type = 'trigger' and tbl_name = '${table}'`,
      );
      for (const { name } of triggers) await query(`drop trigger ${name}`);
      for (const statement of statements) await query(statement);
      for (const { sql } of triggers) await query(String(sql));
    },
    stop: () => rm(folder, { recursive: true }),
  };
}

/** The server that `DATABASE_URL` names, where it names one. */
export const POSTGRES_SERVER = process.env.DATABASE_URL?.startsWith("postgres")
  ? process.env.DATABASE_URL
  : undefined;

/** A database on that server, else an embedded PostgreSQL; both through the same driver. */
export function startPostgres(): Promise<TestDatabase> {
  return POSTGRES_SERVER ? startOnServer(POSTGRES_SERVER) : startEmbedded();
}

/** A database of its own on a real server, dropped at the end. */
async function startOnServer(server: string): Promise<TestDatabase> {
  const name = `xuefen_test_${randomBytes(6).toString("hex")}`;
  await queryPostgres(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return postgresAt(url.href, async () => {
    await queryPostgres(server, `drop database ${name} with (force)`);
  });
}

/** One connection at a time: the embedded server mixes up the messages of several. */
async function startEmbedded(): Promise<TestDatabase> {
  const embedded = await PGlite.create();
  const server = new PGLiteSocketServer({ db: embedded, port: 0, maxConnections: 4 });
  await server.start();
  const url = `postgres://postgres@${server.getServerConn()}/postgres?max=1`;
  const database = postgresAt(url, async () => {
    await server.stop();
    await embedded.close();
  });
  return { ...database, ...reopening(url) };
}

/** What a store leaves behind when it is opened: making its tables anew takes several times as long. */
interface Opened {
  readonly schema: unknown;
  /** The statements that bring its rows back. */
  readonly rows: string;
  readonly folder: string;
}

const OURS = "(select oid from pg_class where relnamespace = 'public'::regnamespace)";

/**
 * Everything that a migration makes, or that somebody may have made beside it, in one value: rows of the
 * catalogue as they are, which takes half as long as what PostgreSQL would write of them.
 */
const SCHEMA = `select md5(string_agg(made, chr(10) order by made)) as schema from (
  select concat(oid, relname, relkind, relpersistence, relrowsecurity, relacl) as made
    from pg_class where oid in ${OURS}
  union all select each::text from pg_attribute each where attrelid in ${OURS} and attnum > 0
  union all select each::text from pg_attrdef each where adrelid in ${OURS}
  union all select each::text from pg_constraint each where conrelid in ${OURS}
  union all select each::text from pg_inherits each
  union all select each::text from pg_index each where indrelid in ${OURS}
  union all select each::text from pg_rewrite each where ev_class in ${OURS}
  union all select each::text from pg_policy each
  union all select each::text from pg_event_trigger each
  union all select each::text from pg_trigger each
  union all select each::text from pg_proc each where pronamespace = 'public'::regnamespace
) as everything`;

function reopening(url: string): Pick<TestDatabase, "reopened" | "remember"> {
  let opened: Opened | undefined;
  const schemaNow = async () => (await queryPostgres(url, SCHEMA))[0]?.schema;
  const filledTables = async () => {
    const filled = `select relname from pg_class
      where oid in ${OURS} and relkind = 'r' and pg_relation_size(oid) > 0`;
    return (await queryPostgres(url, filled)).map(({ relname }) => String(relname));
  };
  return {
    async remember(folder) {
      const inserts: string[] = [];
      for (const table of await filledTables()) {
        const [found] = await queryPostgres(url, `select json_agg(row) as rows from ${table} row`);
        if (!found?.rows) continue;
        const rows = `json_populate_recordset(null::${table}, '${JSON.stringify(found.rows).replaceAll("'", "''")}')`;
        inserts.push(`insert into ${table} overriding system value select * from ${rows}`);
      }
      opened = { schema: await schemaNow(), rows: inserts.join("; "), folder };
    },
    async reopened(folder) {
      if (!opened || opened.schema !== (await schemaNow())) return undefined;
      const filled = await filledTables();
      await queryPostgres(
        url,
        `begin; set local session_replication_role = replica;
        ${filled.length > 0 ? `truncate ${filled.join(", ")} cascade;` : ""}
        select setval(oid::regclass, 1, false) from pg_class where relkind = 'S' and oid in ${OURS};
        ${opened.rows}; commit`,
      );
      await cp(opened.folder, folder, { recursive: true });
      return url;
    },
  };
}

function postgresAt(url: string, stop: () => Promise<void>): TestDatabase {
  const fresh = async () => {
    await queryPostgres(url, "drop schema public cascade; create schema public");
    return url;
  };
  return {
    stop,
    query: (statement) => queryPostgres(url, statement),
    fresh,
    async replace(dump) {
      await fresh();
      await queryPostgres(url, dump);
      return url;
    },
    async load(dump) {
      await queryPostgres(url, dump);
    },
    async disarmed(table, statements) {
      await queryPostgres(url, `alter table ${table} disable trigger user`);
      for (const statement of statements) await queryPostgres(url, statement);
      await queryPostgres(url, `alter table ${table} enable trigger user`);
    },
  };
}

async function queryPostgres(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows ?? [];
  } finally {
    await client.end();
  }
}
