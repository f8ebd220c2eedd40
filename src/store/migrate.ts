import { type Kysely, type Migration, Migrator, sql } from "kysely";
import { Failure } from "../domain/failure.ts";
import type { Dialect } from "./database.ts";
import { createLedgerTable } from "./migrations/0001-ledger.ts";
import { createRosterTables } from "./migrations/0002-roster.ts";
import { createThreadAndJournalTables } from "./migrations/0003-threads-and-journal.ts";
import { createLeaseTable } from "./migrations/0004-leases.ts";
import { addProofs } from "./migrations/0005-proofs.ts";
import { addPeopleSearch } from "./migrations/0006-people-search.ts";
import { indexCertificates } from "./migrations/0007-certificates.ts";
import { beginHead } from "./migrations/0008-head.ts";
import { createChannelTables } from "./migrations/0009-channels.ts";
import { createFileTable } from "./migrations/0010-files.ts";
import { addReach } from "./migrations/0011-reach.ts";
import { createOutreachTables } from "./migrations/0012-outreach.ts";
import { createBroadcastTables } from "./migrations/0013-broadcasts.ts";
import { createDigestTables } from "./migrations/0014-digests.ts";
import { createScheduledReminders } from "./migrations/0015-scheduled-reminders.ts";
import { createStandings } from "./migrations/0016-standings.ts";
import type { Tables } from "./tables.ts";
import type { EarlierForm, Vault } from "./vault/vault.ts";

/** Opens the vault that belongs to a database on the way to today's form. */
export type OpenVault = (db: Kysely<Tables>, form: EarlierForm) => Promise<Vault>;

type Step = (db: Kysely<Tables>, flavour: Dialect, openVault: OpenVault) => Promise<void>;

/** In the order of their names, which never change once released. */
const STEPS: Readonly<Record<string, Step>> = {
  "0001-ledger": createLedgerTable,
  "0002-roster": createRosterTables,
  "0003-threads-and-journal": createThreadAndJournalTables,
  "0004-leases": createLeaseTable,
  "0005-proofs": addProofs,
  "0006-people-search": addPeopleSearch,
  "0007-certificates": indexCertificates,
  "0008-head": beginHead,
  "0009-channels": createChannelTables,
  "0010-files": createFileTable,
  "0011-reach": addReach,
  "0012-outreach": createOutreachTables,
  "0013-broadcasts": createBroadcastTables,
  "0014-digests": createDigestTables,
  "0015-scheduled-reminders": createScheduledReminders,
  "0016-standings": createStandings,
};

/** What the tables of this program are after. */
export const LATEST_STEP = Object.keys(STEPS).at(-1) ?? "";

/** Apart from Kysely's own names, in case another program shares the database. */
export const DONE_TABLE = "xuefen_migrations";

/**
 * Whether the tables are those of this program.
 *
 * @param shownUrl the database's address without its password
 * @throws {Failure} `database/newer` if a later program has already gone further
 */
export async function isUpToDate(db: Kysely<Tables>, shownUrl: string): Promise<boolean> {
  const done = await stepsDone(db);
  const unknown = done.find((name) => !(name in STEPS));
  if (unknown) throw new Failure("database/newer", { url: shownUrl, migration: unknown });
  return done.length === Object.keys(STEPS).length;
}

/** Brings the tables up to this program. Several programs may do so at once. */
export async function migrate(
  db: Kysely<Tables>,
  flavour: Dialect,
  openVault: OpenVault,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(flavour, openVault) },
    migrationTableName: DONE_TABLE,
    migrationLockTableName: `${DONE_TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Makes all tables in an empty database, to see what they look like. */
export async function runSteps(
  db: Kysely<Tables>,
  flavour: Dialect,
  openVault: OpenVault,
): Promise<void> {
  for (const step of Object.values(STEPS)) await step(db, flavour, openVault);
}

function migrationsFor(flavour: Dialect, openVault: OpenVault): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(STEPS).map(([name, step]) => [
      name,
      { up: (db) => step(db, flavour, openVault) },
    ]),
  );
}

async function stepsDone(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === DONE_TABLE)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(DONE_TABLE)}
    order by name`.execute(db);
  return rows.map((row) => row.name);
}
