import { type Kysely, sql } from "kysely";
import { Failure } from "../../domain/failure.ts";
import { grantsOf } from "../roster/person-rows.ts";
import type { Mac, TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { assertMac, macOf } from "./row-macs.ts";
import { proofOf, sumOf } from "./table-proofs.ts";

const ROWS_PER_PAGE = 1_000;

/** A row with the keyed hash that it should have. */
interface Checked {
  readonly row: Mac;
  readonly expected: string;
  /** How a message names it. */
  readonly what: string;
  /** Its primary key. */
  readonly key: Readonly<Record<string, string | number>>;
}

type Pages = (tables: Kysely<Tables>, vault: Vault) => AsyncIterable<readonly Checked[]>;

/** The tables that are signed row by row; the ledger is more than that, see `verify`. */
export const SIGNED_TABLES = ["units", "people", "accounts", "looks"] as const;
type SignedTable = (typeof SIGNED_TABLES)[number];

const PAGES: { readonly [Name in SignedTable]: Pages } = {
  async *units(tables, vault) {
    const rows = await tables.selectFrom("units").selectAll().orderBy("id").execute();
    yield rows.map((row) => ({
      row,
      expected: macOf.units(vault, row),
      what: `the unit ${row.id}`,
      key: { id: row.id },
    }));
  },
  async *people(tables, vault) {
    const after = (id: string) =>
      tables
        .selectFrom("people")
        .selectAll()
        .where("id", ">", id)
        .orderBy("id")
        .limit(ROWS_PER_PAGE)
        .execute();
    for (let rows = await after(""); rows.length > 0; rows = await after(rows.at(-1)?.id ?? "")) {
      const grants = await grantsOf(
        tables,
        rows.map(({ id }) => id),
      );
      yield rows.map((row) => ({
        row,
        expected: macOf.people(vault, row, grants.get(row.id) ?? []),
        what: `the person ${row.id}`,
        key: { id: row.id },
      }));
    }
  },
  async *accounts(tables, vault) {
    const rows = await tables
      .selectFrom("accounts")
      .selectAll()
      .orderBy("channel")
      .orderBy("account")
      .execute();
    yield rows.map((row) => ({
      row,
      expected: macOf.accounts(vault, row),
      what: `the account ${row.channel}:${row.account}`,
      key: { channel: row.channel, account: row.account },
    }));
  },
  async *looks(tables, vault) {
    const after = (number: number) =>
      tables
        .selectFrom("looks")
        .selectAll()
        .where("number", ">", number)
        .orderBy("number")
        .limit(ROWS_PER_PAGE)
        .execute();
    const start = -(2 ** 31);
    for (let rows = await after(start); rows.length > 0; ) {
      yield rows.map((row) => ({
        row,
        expected: macOf.looks(vault, row),
        what: `the look ${row.number}`,
        key: { number: row.number },
      }));
      rows = await after(rows.at(-1)?.number ?? start);
    }
  },
};

/**
 * Checks every row of the roster, of the accounts and of the looks, and that none is missing or too
 * many.
 *
 * @throws {Failure} `data/altered`
 */
export async function verifySignedTables(tables: Kysely<Tables>, vault: Vault): Promise<void> {
  for (const name of SIGNED_TABLES) await verifyTable(tables, vault, name);
  await verifyGrants(tables);
}

async function verifyTable(tables: Kysely<Tables>, vault: Vault, name: SignedTable): Promise<void> {
  let sum = sumOf([]);
  for await (const page of PAGES[name](tables, vault)) {
    for (const { row, expected, what } of page) assertMac(row, expected, what);
    sum = sumOf(macsOf(page), sum);
  }
  const proof = await proofOf(tables, vault, name);
  const count = await countOf(tables, name);
  if (count === proof.count && sum === proof.sum) return;
  throw new Failure("data/altered", {
    what: `the table ${name}`,
    problem:
      count === proof.count
        ? "rows of an older copy were put back"
        : `it has ${count} rows, and this program left ${proof.count}`,
  });
}

/** Of all rows, also of one without a key, which stands on no page. */
async function countOf(tables: Kysely<Tables>, name: SignedTable): Promise<number> {
  const all = tables.selectFrom(name).select(({ fn }) => fn.countAll().as("rows"));
  return Number((await all.executeTakeFirstOrThrow()).rows);
}

const macsOf = (page: readonly Checked[]) => page.map(({ expected }) => expected);

/** A grant belongs to the row of its person; one without a person belongs to nobody. */
async function verifyGrants(tables: Kysely<Tables>): Promise<void> {
  const stray = await tables
    .selectFrom("grants")
    .select("grants.person")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("people").select("id").whereRef("people.id", "=", "grants.person"))),
    )
    .limit(1)
    .executeTakeFirst();
  if (!stray) return;
  throw new Failure("data/altered", {
    what: `a grant of ${stray.person}`,
    problem: "there is no such person",
  });
}

/** Gives every row of a table the keyed hash that it should have; says what all of it looks like. */
export async function signTable(
  tables: Kysely<Tables>,
  vault: Vault,
  name: SignedTable,
): Promise<Pick<TableProof, "count" | "sum"> & { readonly signed: readonly string[] }> {
  let [count, sum] = [0, sumOf([])];
  const signed: string[] = [];
  for await (const page of PAGES[name](tables, vault)) {
    for (const { row, expected, what, key } of page) {
      if (row.mac === expected) continue;
      const conditions = Object.entries(key).map(
        ([column, value]) => sql`${sql.id(column)} = ${value}`,
      );
      const where = sql.join(conditions, sql` and `);
      await sql`update ${sql.table(name)} set mac = ${expected} where ${where}`.execute(tables);
      signed.push(what);
    }
    count += page.length;
    sum = sumOf(macsOf(page), sum);
  }
  return { count, sum, signed };
}
