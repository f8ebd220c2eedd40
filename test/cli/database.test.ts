import { readFile } from "node:fs/promises";
import sqlite3 from "sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECORDS, ROSTER, useCommandLine } from "../support/command-line.ts";
import { SAMPLE_POLICIES } from "../support/sample-policies.ts";
import {
  POSTGRES_SERVER,
  startPostgres,
  startSqlite,
  type TestDatabase,
} from "../support/test-database.ts";

const AT = ["--at", "2026-03-10"];

describe.each([
  ["SQLite", startSqlite],
  ["PostgreSQL", startPostgres],
])("on %s", (_, start) => {
  const line = useCommandLine(SAMPLE_POLICIES);
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  async function importAll(...options: readonly string[]): Promise<void> {
    const roster = await line.write("roster.csv", ROSTER);
    const records = await line.write("records.csv", RECORDS);
    await line.json("import", "roster", roster, "--policy", "bailu-county", ...options);
    await line.json("import", "records", records, ...AT, ...options);
  }

  it("named by --db, imports, asks and verifies", async () => {
    const db = ["--db", await database.fresh()];
    await importAll(...db);
    expect(await line.json("ledger", "verify", ...db)).toEqual({ entries: 2 });
    const { out } = await line.call("ask", "/查", "--as", "T001", ...AT, ...db);
    expect(out).toContain("16/");
    expect(await line.json("ledger", "verify")).toEqual({ entries: 0 });
  });

  it("named by DATABASE_URL, does the same, and --db comes before it", async () => {
    line.env = { DATABASE_URL: await database.fresh() };
    await importAll();
    expect(await line.json("ledger", "verify")).toEqual({ entries: 2 });
    const elsewhere = ["--db", `sqlite:${line.at("else.sqlite")}`];
    expect(await line.json("ledger", "verify", ...elsewhere)).toEqual({ entries: 0 });
  });

  it("says where the ledger was altered", async () => {
    const db = ["--db", await database.fresh()];
    await importAll(...db);
    expect((await line.call("ledger", "verify", ...db)).out).toBe(
      "2 entries, the chain is whole\n",
    );
    await database.disarmed("entries", [
      "update entries set body = replace(body, '16', '61') where number = 1",
    ]);
    const err = await line.refusal(1, "ledger", "verify", "--json", ...db);
    expect(err).toContain("the ledger's chain breaks at entry 1");
    expect(await line.refusal(1, "ask", "/查", "--as", "T001", ...AT, ...db)).toContain(
      "the ledger's chain breaks at entry 1",
    );
  });

  it("takes a restored backup for what it is only when it is told so", async () => {
    const db = ["--db", await database.fresh()];
    await importAll(...db);
    await database.disarmed("entries", ["delete from entries where number = 2"]);
    expect(await line.refusal(1, "ledger", "verify", ...db)).toContain("entry 2: it was cut off");
    expect(await line.refusal(2, "ledger", "accept", ...db)).toContain("--reason is missing");
    const reason = ["--reason", "backup restored"];
    expect((await line.call("ledger", "accept", ...reason, ...db)).out).toBe(
      "1 entries are taken as the whole ledger\n",
    );
    expect(await line.json("ledger", "verify", ...db)).toEqual({ entries: 1 });
  });

  it("does not open with another key", async () => {
    const db = ["--db", await database.fresh()];
    await importAll(...db);
    line.env = { XUEFEN_DATA: line.at("other") };
    await line.call("ledger", "verify");
    const err = await line.refusal(1, "ask", "/查", "--as", "T001", ...db);
    expect(err).toContain("does not open this database");
    expect(err).toContain(line.at("other/secret.key"));
  });
});

describe("a database that cannot be opened", () => {
  const line = useCommandLine(SAMPLE_POLICIES);

  it.each([
    ["sqlite:/sys/kernel/x.sqlite", "see that it may be written, or check"],
    ["sqlite:/proc/nope/x.sqlite", "ENOENT"],
    ["sqlite:/dev/null", "it is not a file"],
    ["sqlite:/tmp", "it is a folder, name a file in it"],
    ["postgres://someone:se-cret@127.0.0.1:1/x", "see that its server can be reached, or check"],
    ["postgres://someone:se-cret@nowhere.invalid/x", "cannot be opened"],
    ["postgres://%", "cannot be opened"],
  ])("%s is named in one sentence, without its password", async (url, words) => {
    const err = await line.refusal(1, "ask", "/查", "--as", "T001", "--db", url);
    expect(err).toContain(words);
    expect(err).toContain("check DATABASE_URL or --db");
    expect(err).not.toContain("se-cret");
    expect(err.trimEnd()).not.toContain("\n");
  });

  it("is refused and left alone where it is that of another program", async () => {
    const file = await line.write("recipes.sqlite", "");
    const other = new sqlite3.Database(file);
    await new Promise((done) => other.exec("create table recipes (name text)", done));
    await new Promise((done) => other.close(done));
    const before = await readFile(file);
    expect(await line.refusal(1, "ledger", "verify", "--db", `sqlite:${file}`)).toContain(
      "cannot be opened: it belongs to another program, whose table recipes it holds",
    );
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it("is refused where it is no database", async () => {
    const file = await line.write(
      "notes.txt",
      "no database, though long enough for one\n".repeat(99),
    );
    expect(await line.refusal(1, "ledger", "verify", "--db", `sqlite:${file}`)).toContain(
      `the database sqlite:${file} cannot be opened`,
    );
  });
});

/** The embedded PostgreSQL has no server whose connections could be cut. */
const SERVERS = POSTGRES_SERVER ? [["PostgreSQL", startPostgres] as const] : [];

describe.each(SERVERS)("a server of %s that cuts its connections", (_, start) => {
  const line = useCommandLine(SAMPLE_POLICIES);
  let database: TestDatabase;
  beforeAll(async () => {
    database = await start();
  });
  afterAll(() => database.stop());

  it("fails in one sentence, and nothing is lost or doubled by trying again", async () => {
    const db = ["--db", await database.fresh()];
    const roster = await line.write("roster.csv", ROSTER);
    await line.json("import", "roster", roster, "--policy", "bailu-county", ...db);
    await database.query(`create function cut() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await database.query(
      "create trigger cut before insert on entries for each row execute function cut()",
    );
    const records = await line.write("records.csv", RECORDS);
    const err = await line.refusal(1, "import", "records", records, ...AT, ...db);
    expect(err).toMatch(/the database postgres:\S+ failed \(.+\); see that its server .*try again/);

    await database.query("drop trigger cut on entries");
    await line.json("import", "records", records, ...AT, ...db);
    expect(await line.json("ledger", "verify", ...db)).toEqual({ entries: 2 });
  });
});
