import type { OrganisationUnit, Roster } from "./ports.ts";

/** A unit and everything above it, the nearest first; ends where a parent is not known. */
export async function ancestorUnits(
  roster: Pick<Roster, "unit">,
  id: string,
): Promise<readonly OrganisationUnit[]> {
  const path: OrganisationUnit[] = [];
  let unit = await roster.unit(id);
  while (unit && !path.includes(unit)) {
    path.push(unit);
    unit = unit.parent === undefined ? undefined : await roster.unit(unit.parent);
  }
  return path;
}
