import { Failure } from "../../domain/failure.ts";
import type { Database } from "../database.ts";
import { readOrCreateSecret, readSecret } from "./key-file.ts";
import { createVault, type Vault } from "./vault.ts";

/**
 * Opens the vault that belongs to the database.
 *
 * The database remembers which key it was filled with, so a lost or exchanged key file
 * is noticed here and never replaced by a new one.
 *
 * @throws {Failure} `database/wrong-key`
 */
export async function openVault(database: Database, keyFile: string): Promise<Vault> {
  const known = await knownCheck(database);
  const vault = createVault(await (known ? readSecret(keyFile) : readOrCreateSecret(keyFile)));
  if ((known ?? (await remember(database, vault.check))) !== vault.check) {
    throw new Failure("database/wrong-key", {
      keyFile,
      problem: "the database was filled with another key",
    });
  }
  return vault;
}

async function knownCheck({ read }: Database): Promise<string | undefined> {
  return (await read.selectFrom("key_check").select("value").executeTakeFirst())?.value;
}

/** Remembers the check unless another program was first; gives the one that stands. */
async function remember(database: Database, check: string): Promise<string | undefined> {
  await database.write((tables) =>
    tables
      .insertInto("key_check")
      .values({ id: 1, value: check })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  return knownCheck(database);
}
