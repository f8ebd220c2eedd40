import { type Kysely, sql } from "kysely";
import { Failure } from "../../domain/failure.ts";
import type { Tables } from "../tables.ts";
import { readOrCreateSecret, readSecret } from "./key-file.ts";
import { createVault, type EarlierForm, type Vault } from "./vault.ts";

/**
 * Opens the vault that belongs to the database.
 *
 * The database remembers which key it was filled with, so a lost or exchanged key file
 * is noticed here and never replaced by a new one.
 *
 * @throws {Failure} `database/wrong-key`
 */
export async function openVault(tables: Kysely<Tables>, keyFile: string): Promise<Vault> {
  const vault = createVault(await readSecret(keyFile));
  if ((await knownCheck(tables)) !== vault.check) throw anotherKey(keyFile);
  return vault;
}

/**
 * Opens the vault of a database of an earlier form, or of a new and empty one, for which a key is
 * drawn where there is none.
 *
 * A database can never be passed off as one of an earlier form than it once had: what it remembers
 * of its key is another then.
 *
 * @throws {Failure} `database/wrong-key`
 */
export async function openEarlierVault(
  tables: Kysely<Tables>,
  keyFile: string,
  form: EarlierForm,
): Promise<Vault> {
  const known = await knownCheck(tables);
  if (known === undefined && (await isFilled(tables))) throw anotherKey(keyFile);
  const vault = createVault(await (known ? readSecret(keyFile) : readOrCreateSecret(keyFile)));
  if (known !== undefined && known !== vault.earlierChecks[form]) throw anotherKey(keyFile);
  return vault;
}

function anotherKey(keyFile: string): Failure {
  return new Failure("database/wrong-key", {
    keyFile,
    problem: "the database was filled with another key",
  });
}

async function knownCheck(tables: Kysely<Tables>): Promise<string | undefined> {
  return (await tables.selectFrom("key_check").select("value").executeTakeFirst())?.value;
}

/** Whether anything was recorded or anybody is known in a database of any version. */
export async function isFilled(tables: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql`select 1 from entries union all select 1 from people limit 1`.execute(
    tables,
  );
  return rows.length > 0;
}
