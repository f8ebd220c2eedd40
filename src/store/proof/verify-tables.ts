import type { Kysely } from "kysely";
import { Failure } from "../../domain/failure.ts";
import { grantsOf } from "../roster/person-rows.ts";
import type { Mac, TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { assertMac, macOf } from "./row-macs.ts";
import { proofOf, sumOf } from "./table-proofs.ts";

const ROWS_PER_PAGE = 1_000;

/** A row with the keyed hash that it should have, and how a message names it. */
interface Checked {
  readonly row: Mac;
  readonly expected: string;
  readonly what: string;
}

/**
 * Checks every row of the roster, of the accounts and of the looks, and that none is missing or too
 * many.
 *
 * @throws {Failure} `data/altered`
 */
export async function verifyTables(tables: Kysely<Tables>, vault: Vault): Promise<void> {
  await verifyTable(tables, vault, "units", unitPages(tables, vault));
  await verifyTable(tables, vault, "people", peoplePages(tables, vault));
  await verifyGrants(tables);
  await verifyTable(tables, vault, "accounts", accountPages(tables, vault));
  await verifyTable(tables, vault, "looks", lookPages(tables, vault));
}

async function verifyTable(
  tables: Kysely<Tables>,
  vault: Vault,
  name: TableProof["name"],
  pages: AsyncIterable<readonly Checked[]>,
): Promise<void> {
  let count = 0;
  let sum = sumOf([]);
  for await (const page of pages) {
    for (const { row, expected, what } of page) assertMac(row, expected, what);
    count += page.length;
    sum = sumOf(
      page.map(({ expected }) => expected),
      sum,
    );
  }
  const proof = await proofOf(tables, vault, name);
  if (count === proof.count && sum === proof.sum) return;
  throw new Failure("data/altered", {
    what: `the table ${name}`,
    problem:
      count === proof.count
        ? "rows of an older copy were put back"
        : `it has ${count} rows, and this program left ${proof.count}`,
  });
}

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

async function* unitPages(tables: Kysely<Tables>, vault: Vault): AsyncGenerator<Checked[]> {
  const rows = await tables.selectFrom("units").selectAll().orderBy("id").execute();
  yield rows.map((row) => ({
    row,
    expected: macOf.units(vault, row),
    what: `the unit ${row.id}`,
  }));
}

async function* peoplePages(tables: Kysely<Tables>, vault: Vault): AsyncGenerator<Checked[]> {
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
    }));
  }
}

async function* accountPages(tables: Kysely<Tables>, vault: Vault): AsyncGenerator<Checked[]> {
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
  }));
}

async function* lookPages(tables: Kysely<Tables>, vault: Vault): AsyncGenerator<Checked[]> {
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
    }));
    rows = await after(rows.at(-1)?.number ?? start);
  }
}
