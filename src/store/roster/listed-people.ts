import type { Kysely } from "kysely";
import type { ListedPerson, OrganisationUnit } from "../../app/access/ports.ts";
import type { Access } from "../database.ts";
import type { Tables } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";
import { assertGenuine, rowsById } from "./person-rows.ts";
import { genuineUnit } from "./unit-rows.ts";

/**
 * These people as a list shows them, in this order; who is not there is left out. Opens no secret.
 *
 * @throws {Failure} `data/altered` for a row that somebody else wrote
 */
export async function listed(
  { read }: Access,
  vault: Vault,
  ids: readonly string[],
): Promise<readonly ListedPerson[]> {
  if (ids.length === 0) return [];
  const rows = await rowsById(read, ids);
  const units = await withParents(read, vault, [...new Set(rows.map(({ row }) => row.unit))]);
  const people = new Map<string, ListedPerson>();
  for (const { row, grants } of rows) {
    assertGenuine(row, grants, vault);
    const unit = units.get(row.unit);
    if (!unit) continue;
    const parent = units.get(unit.parent ?? "");
    people.set(row.id, {
      ...{ id: row.id, name: row.name, unit },
      ...(parent && { above: { id: parent.id, name: parent.name } }),
      grants: grants.map(({ role, unit }) => ({ role, unit })),
    });
  }
  return ids.flatMap((id) => people.get(id) ?? []);
}

/** These units and what stands above each, by id. */
async function withParents(
  read: Kysely<Tables>,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OrganisationUnit>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom("units")
    .selectAll()
    .where(({ eb, or, selectFrom }) =>
      or([
        eb("id", "in", ids),
        eb("id", "in", selectFrom("units").select("parent").where("id", "in", ids)),
      ]),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, genuineUnit(row, vault)]));
}
