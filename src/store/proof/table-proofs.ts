import type { Kysely } from "kysely";
import { Failure, isFailure } from "../../domain/failure.ts";
import { canonicalJson } from "../canonical-json.ts";
import type { Mac, TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** Before the first row. */
export const NOTHING_SUMMED = "0".repeat(64);

/** The tables that have a line, in the order of their names. */
export const PROVEN_TABLES = ["accounts", "entries", "looks", "people", "units"] as const;

const MODULUS = 1n << 256n;

/** The proof with the keyed hash that nobody else can make. */
export function signed(proof: TableProof, vault: Vault): TableProof & Mac {
  return { ...proof, mac: macOf(proof, vault) };
}

function macOf({ name, count, sum, changes }: TableProof, vault: Vault): string {
  return vault.mac("table proof", canonicalJson({ name, count, sum, changes }));
}

/**
 * What the table must look like.
 *
 * @throws {Failure} `data/altered` where somebody else wrote the proof, or removed it
 */
export async function proofOf(
  tables: Kysely<Tables>,
  vault: Vault,
  name: TableProof["name"],
): Promise<TableProof> {
  const row = await tables
    .selectFrom("table_proofs")
    .selectAll()
    .where("name", "=", name)
    .executeTakeFirst();
  if (row && row.mac === macOf(row, vault)) return row;
  throw new Failure("data/altered", {
    what: `the line of ${name} in table_proofs`,
    problem: row ? "it was changed outside this program" : "it was removed",
  });
}

/** What every table must look like, in the order of their names. */
export async function allProofs(tables: Kysely<Tables>, vault: Vault): Promise<TableProof[]> {
  const proofs: TableProof[] = [];
  for (const name of PROVEN_TABLES) {
    const { count, sum, changes } = await proofOf(tables, vault, name);
    proofs.push({ name, count, sum, changes });
  }
  return proofs;
}

/** The same; nothing where one of the lines cannot be trusted, for `verify` to say. */
export async function trustedProofs(
  tables: Kysely<Tables>,
  vault: Vault,
): Promise<TableProof[] | undefined> {
  try {
    return await allProofs(tables, vault);
  } catch (error) {
    if (isFailure(error, "data/altered")) return undefined;
    throw error;
  }
}

/** Writes what the table looks like from now on. */
export async function replaceProof(
  tables: Kysely<Tables>,
  vault: Vault,
  proof: TableProof,
): Promise<void> {
  const row = signed(proof, vault);
  await tables
    .insertInto("table_proofs")
    .values(row)
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}

/**
 * Brings the proof up to a change of rows, in the transaction of that change.
 *
 * @param change.removed the stored keyed hashes of rows that are gone or were replaced
 */
export async function noteChange(
  tables: Kysely<Tables>,
  vault: Vault,
  name: TableProof["name"],
  { added, removed = [] }: { added: readonly string[]; removed?: readonly string[] },
): Promise<void> {
  const proof = await proofOf(tables, vault, name);
  await replaceProof(tables, vault, {
    name,
    count: proof.count + added.length - removed.length,
    sum: sumOf(added, sumOf(removed, proof.sum, -1n)),
    changes: proof.changes + 1,
  });
}

/** Adds keyed hashes to a sum; what is no such hash adds nothing. */
export function sumOf(macs: Iterable<string>, start = NOTHING_SUMMED, sign = 1n): string {
  let sum = BigInt(`0x${start}`);
  for (const mac of macs) if (/^[0-9a-f]{64}$/.test(mac)) sum += sign * BigInt(`0x${mac}`);
  return (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, "0");
}
