import type { OrganisationUnit, Person } from "../../src/app/access/ports.ts";

/** A county with two schools, one of which has a group. */
export const COUNTY: readonly OrganisationUnit[] = [
  { id: "group-maths", name: "数学教研组", kind: "group", parent: "school-1" },
  { id: "county", name: "望城区", kind: "county", policy: "bailu-county" },
  { id: "school-1", name: "第一小学", kind: "school", parent: "county" },
  { id: "school-2", name: "第二小学", kind: "school", parent: "county" },
];

/** Somebody with nothing remarkable about them. */
export function person(id: string, unit = "school-1", changed: Partial<Person> = {}): Person {
  return { teacher: { id, name: `老师${id}` }, unit, grants: [], ...changed };
}
