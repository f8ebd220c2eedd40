import type { OrganisationUnit } from "../../app/access/ports.ts";
import { assertMac, macOf } from "../proof/row-macs.ts";
import type { UnitRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** The row of a unit. */
export function rowOfUnit(
  { id, name, kind, parent, policy }: OrganisationUnit,
  vault: Vault,
): UnitRow {
  const row = { id, name, kind, parent: parent ?? null, policy: policy ?? null };
  return { ...row, mac: macOf.units(vault, row) };
}

/** The same as {@link unitOf}, of a row that this program wrote and nobody changed since. */
export function genuineUnit(row: UnitRow, vault: Vault): OrganisationUnit {
  assertMac(row, macOf.units(vault, row), `the unit ${row.id}`);
  return unitOf(row);
}

/** The unit as the rest of the program knows it: what is not known is absent. */
export function unitOf({ id, name, kind, parent, policy }: Omit<UnitRow, "mac">): OrganisationUnit {
  return {
    id,
    name,
    kind,
    ...(parent !== null && { parent }),
    ...(policy !== null && { policy }),
  };
}
