import type { Transaction } from "kysely";
import type { EntryKinds } from "../../app/ledger/entry-kinds.ts";
import type { Access, Dialect } from "../database.ts";
import { dropGuards, makeAppendOnly, refuseGaps } from "../migrations/sql-by-flavour.ts";
import type { TableProof, Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import type { HeadKeeper } from "./head-keeper.ts";
import { SIGNED_TABLES, signTable } from "./signed-tables.ts";
import { replaceProof, trustedProofs } from "./table-proofs.ts";
import { verifyChain } from "./verify.ts";

/**
 * Takes what is in the database as what must be there, after somebody looked at it: an older copy,
 * a machine that has no head yet, people and units changed by hand. Signs anew whatever is not
 * signed, puts the guards back, and notes when and why.
 *
 * Entries are never signed anew: they are as this program wrote them, or a backup has to be found.
 *
 * @throws {Failure} `ledger/broken` or `ledger/unreadable`
 */
export async function accept(
  { flavour, write }: Access,
  vault: Vault,
  heads: HeadKeeper,
  kinds: EntryKinds,
  accepted: { readonly at: string; readonly reason: string },
): Promise<{ entries: number; signed: readonly string[] }> {
  const head = await heads.read().catch(() => undefined);
  const result = await write(async (tables) => {
    const last = await verifyChain(tables, vault, kinds);
    const known = (await trustedProofs(tables, vault)) ?? [];
    const changes = changesAfter(known, head?.proofs ?? []);
    await replaceProof(tables, vault, {
      name: "entries",
      count: last.number,
      sum: last.hash,
      changes: changes("entries"),
    });
    const signed: string[] = [];
    await restoreGuards(tables, flavour, async () => {
      for (const name of SIGNED_TABLES) {
        const { count, sum, signed: rows } = await signTable(tables, vault, name);
        await replaceProof(tables, vault, { name, count, sum, changes: changes(name) });
        signed.push(...rows);
      }
    });
    return { entries: last.number, signed };
  });
  await heads.accept(accepted);
  return result;
}

/** More than any change that was ever counted, so that no older copy fits afterwards. */
function changesAfter(...known: readonly (readonly TableProof[])[]) {
  return (name: TableProof["name"]) =>
    1 + Math.max(0, ...known.flat().map((proof) => (proof.name === name ? proof.changes : 0)));
}

async function restoreGuards(
  tables: Transaction<Tables>,
  flavour: Dialect,
  change: () => Promise<void>,
): Promise<void> {
  for (const table of ["entries", "looks"]) await dropGuards(tables, flavour, table);
  await change();
  for (const table of ["entries", "looks"]) await makeAppendOnly(tables, flavour, table);
  await refuseGaps(tables, flavour);
}
