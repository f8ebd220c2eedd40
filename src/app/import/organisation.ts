import { createHash } from "node:crypto";
import type { OrganisationUnit } from "../access/ports.ts";

/** Where somebody belongs: a school, and a group in it where one is named. */
export interface Place {
  readonly school: OrganisationUnit;
  readonly group?: OrganisationUnit | undefined;
}

/** The organisation tree while a roster is laid over it. */
export interface Organisation {
  unit(id: string): OrganisationUnit | undefined;
  /** The school of that name, as far as there is one. */
  school(name: string): OrganisationUnit | undefined;
  /** The place of those names, found or made. The same names always give the same ids. */
  place(school: string, group: string | undefined): Place;
  /** Whether a unit was made here, or got a policy that it did not have. */
  isChanged(unit: string): boolean;
}

const nameKey = (parent: string, name: string) =>
  `${parent}\n${name.normalize("NFKC").replace(/\s+/g, "")}`;

const idOf = (kind: string, key: string) =>
  `${kind}-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;

/** @param policy given to every school that is named and has none of its own */
export function mergeOrganisation(
  known: readonly OrganisationUnit[],
  policy: string | undefined,
): Organisation {
  const byId = new Map(known.map((unit) => [unit.id, unit]));
  const schools = new Map<string, OrganisationUnit>();
  const groups = new Map<string, OrganisationUnit>();
  for (const unit of known) {
    if (unit.kind === "school") schools.set(nameKey("", unit.name), unit);
    if (unit.kind === "group") groups.set(nameKey(unit.parent ?? "", unit.name), unit);
  }
  const changed = new Set<string>();

  const keep = (where: Map<string, OrganisationUnit>, key: string, unit: OrganisationUnit) => {
    where.set(key, unit);
    byId.set(unit.id, unit);
    changed.add(unit.id);
    return unit;
  };
  const schoolNamed = (name: string) => {
    const key = nameKey("", name);
    const found = schools.get(key) ?? { id: idOf("school", key), name, kind: "school" as const };
    if (schools.has(key) && (policy === undefined || found.policy !== undefined)) return found;
    return keep(schools, key, policy === undefined ? found : { ...found, policy });
  };
  const groupNamed = (parent: string, name: string) => {
    const key = nameKey(parent, name);
    const group = { id: idOf("group", key), name, kind: "group" as const, parent };
    return groups.get(key) ?? keep(groups, key, group);
  };

  return {
    unit: (id) => byId.get(id),
    school: (name) => schools.get(nameKey("", name)),
    place(schoolName, groupName) {
      const school = schoolNamed(schoolName);
      return {
        school,
        group: groupName === undefined ? undefined : groupNamed(school.id, groupName),
      };
    },
    isChanged: (unit) => changed.has(unit),
  };
}
