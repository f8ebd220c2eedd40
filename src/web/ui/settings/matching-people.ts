import type { PagePerson } from "../../page-person";

/** A list longer than this is no longer read but searched. */
const SHOWN = 50;

/** The people of whom every word of the search is in the name, number, school or group. */
export function matchingPeople(
  people: readonly PagePerson[],
  search: string,
): { readonly shown: readonly PagePerson[]; readonly count: number } {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = people.filter(({ id, name, school, group = "" }) => {
    const all = `${name} ${id} ${school.name} ${group}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return { shown: found.slice(0, SHOWN), count: found.length };
}
