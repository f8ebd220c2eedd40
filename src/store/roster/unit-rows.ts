import type { OrganisationUnit } from "../../app/ports.ts";
import type { UnitRow } from "../tables.ts";

/** The unit as the rest of the program knows it: what is not known is absent. */
export function unitOf({ id, name, kind, parent, policy }: UnitRow): OrganisationUnit {
  return {
    id,
    name,
    kind,
    ...(parent !== null && { parent }),
    ...(policy !== null && { policy }),
  };
}
