import { type Kysely, sql } from "kysely";
import type { Dialect } from "../database.ts";
import { hashesOf } from "../ledger/chain.ts";
import { macOf } from "../proof/row-macs.ts";
import { SIGNED_TABLES, signTable } from "../proof/signed-tables.ts";
import { NOTHING_SUMMED, signed } from "../proof/table-proofs.ts";
import type { EntryRow, TableProof, Tables } from "../tables.ts";
import type { EarlierForm, Vault } from "../vault/vault.ts";
import { dropGuards, makeAppendOnly, refuseGaps, textType } from "./sql-by-flavour.ts";

const ROWS_AT_ONCE = 500;

/** An entry as it was stored until this step. */
interface OldEntryRow {
  readonly number: number;
  readonly key: string;
  readonly teacher: string;
  readonly kind: EntryRow["kind"];
  readonly body: string;
  readonly by: string;
  readonly at: string;
  readonly via: string;
  readonly previous: string;
  readonly hash: string;
}

type Step = { readonly db: Kysely<Tables>; readonly flavour: Dialect; readonly vault: Vault };

/**
 * Gives every row that answers are made of a keyed hash, every such table a line that says what all
 * of it looks like, and every entry the envelope of a stream, a kind and a version.
 *
 * What does not fit its own hash gets no keyed one: it stays as broken as it was.
 */
export async function addProofs(
  db: Kysely<Tables>,
  flavour: Dialect,
  openVault: (db: Kysely<Tables>, form: EarlierForm) => Promise<Vault>,
): Promise<void> {
  const vault = await openVault(db, "before-macs");
  const step: Step = { db, flavour, vault };
  const text = textType(flavour);
  await sql`create table table_proofs (
    name ${text} primary key,
    count integer not null,
    sum ${text} not null,
    changes integer not null,
    mac ${text} not null
  )`.execute(db);
  await addProof(step, "entries", await rebuildEntries(step));
  for (const table of ["units", "people", "accounts", "threads", "looks"]) {
    await sql`alter table ${sql.id(table)} add column mac ${text} not null default ''`.execute(db);
  }
  await signThreads(step);
  await dropGuards(db, flavour, "looks");
  for (const table of SIGNED_TABLES) await addProof(step, table, await signTable(db, vault, table));
  await makeAppendOnly(db, flavour, "looks");
  const value = vault.earlierChecks["before-head"];
  await db
    .insertInto("key_check")
    .values({ id: 1, value })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ value }))
    .execute();
}

async function addProof(
  { db, vault }: Step,
  name: TableProof["name"],
  { count, sum }: { count: number; sum: string },
): Promise<void> {
  await db
    .insertInto("table_proofs")
    .values(signed({ name, count, sum, changes: 0 }, vault))
    .execute();
}

async function rebuildEntries({ db, flavour, vault }: Step) {
  const text = textType(flavour);
  await dropGuards(db, flavour, "entries");
  await sql`drop index entries_by_teacher`.execute(db);
  await sql`alter table entries rename to entries_before`.execute(db);
  await sql`create table entries (
    number integer constraint entries_number primary key,
    key ${text} not null constraint entries_by_key unique,
    stream_kind ${text} not null,
    stream ${text} not null,
    kind ${text} not null,
    version integer not null,
    body ${text} not null,
    "by" ${text} not null,
    at ${text} not null,
    via ${text} not null,
    previous ${text} not null,
    hash ${text} not null,
    mac ${text} not null
  )`.execute(db);
  let last = { number: Number.NEGATIVE_INFINITY, hash: NOTHING_SUMMED };
  for await (const rows of pagesOfOldEntries(db)) {
    const moved = rows.map((row) => moveEntry(row, vault));
    await db.insertInto("entries").values(moved).execute();
    last = moved.at(-1) ?? last;
  }
  await sql`drop table entries_before`.execute(db);
  await sql`create index entries_by_stream on entries (stream, stream_kind, number)`.execute(db);
  await makeAppendOnly(db, flavour, "entries");
  await refuseGaps(db, flavour);
  return { count: Math.max(last.number, 0), sum: last.hash };
}

async function* pagesOfOldEntries(db: Kysely<Tables>): AsyncGenerator<OldEntryRow[]> {
  const old = db.withTables<{ entries_before: OldEntryRow }>();
  let after = -(2 ** 31);
  for (;;) {
    const rows = await old
      .selectFrom("entries_before")
      .selectAll()
      .where("number", ">", after)
      .orderBy("number")
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    yield rows;
  }
}

function moveEntry({ teacher, ...row }: OldEntryRow, vault: Vault): EntryRow {
  const moved = { ...row, stream_kind: "teacher", stream: teacher, version: 1 };
  const { hash, mac } = hashesOf(moved, vault);
  const fits = row.number > 0 && row.hash === hash;
  return { ...moved, mac: fits ? mac : "" };
}

async function signThreads({ db, vault }: Step): Promise<void> {
  for (const row of await db.selectFrom("threads").selectAll().execute()) {
    await db
      .updateTable("threads")
      .set({ mac: macOf.threads(vault, row) })
      .where("person", "=", row.person)
      .where("place", "=", row.place)
      .execute();
  }
}
