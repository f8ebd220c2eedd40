import type { OrganisationUnit } from "../../app/access/ports.ts";
import { unitPath } from "../../app/access/unit-path.ts";
import type { Access } from "../database.ts";
import type { Vault } from "../vault/vault.ts";
import { genuineUnit } from "./unit-rows.ts";

/**
 * A unit and everything above it, the nearest first, read at once.
 *
 * @throws {Failure} `data/altered` for a row that somebody else wrote
 */
export async function unitsAbove(
  { read }: Access,
  vault: Vault,
  id: string,
): Promise<readonly OrganisationUnit[]> {
  const rows = await read
    .withRecursive("upwards", (tables) =>
      tables
        .selectFrom("units")
        .select(["id", "parent"])
        .where("id", "=", id)
        .union(
          tables
            .selectFrom("units")
            .innerJoin("upwards", "upwards.parent", "units.id")
            .select(["units.id", "units.parent"]),
        ),
    )
    .selectFrom("units")
    .selectAll()
    .where("id", "in", ({ selectFrom }) => selectFrom("upwards").select("id"))
    .execute();
  const units = new Map(rows.map((row) => [row.id, genuineUnit(row, vault)]));
  return unitPath(units, id);
}
