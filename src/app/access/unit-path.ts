import type { OrganisationUnit } from "./ports.ts";

/** What `Roster.unitsAbove` gives, of units that are read already. Ends where a parent is not known. */
export function unitPath(
  units: ReadonlyMap<string, OrganisationUnit>,
  id: string,
): readonly OrganisationUnit[] {
  const path: OrganisationUnit[] = [];
  let unit = units.get(id);
  while (unit && !path.includes(unit)) {
    path.push(unit);
    unit = unit.parent === undefined ? undefined : units.get(unit.parent);
  }
  return path;
}
