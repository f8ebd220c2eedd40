import { canView, visiblePeople } from "./permissions.ts";
import type { OrganisationUnit, Person, Roster } from "./ports.ts";

/** Somebody within reach, with where they work: the smallest unit first. */
export interface PersonFound {
  readonly person: Person;
  readonly places: readonly OrganisationUnit[];
}

/** Who was meant. `similar` names are suggestions only: nothing of theirs may be shown yet. */
export type PersonSearch =
  | { readonly kind: "one"; readonly found: PersonFound }
  | { readonly kind: "several"; readonly found: readonly PersonFound[] }
  | { readonly kind: "similar"; readonly found: readonly PersonFound[] }
  | { readonly kind: "nobody" };

/** Whether a name may have been meant though it is written otherwise. */
export type Resembles = (wanted: string, name: string) => boolean;

/**
 * Looks for a person among those within the asker's reach: by staff number, by full name, by
 * surname (李老师), else by resemblance. People out of reach are never found, so that the
 * answer does not tell whether they exist.
 */
export async function findPerson(
  roster: Pick<Roster, "person" | "peopleNamed" | "unitsAbove" | "peopleWithin">,
  asker: Person,
  wanted: string,
  resembles: Resembles,
): Promise<PersonSearch> {
  const exact = await calledExactly(roster, asker, wanted);
  const people = exact.length > 0 ? exact : await visiblePeople(roster, asker);
  const meant = exact.length > 0 ? exact : people.filter((person) => hasSurname(person, wanted));
  if (meant.length > 0) {
    const found = await withPlaces(roster, meant);
    const [only] = found;
    return only && found.length === 1 ? { kind: "one", found: only } : { kind: "several", found };
  }
  const near = people.filter(
    ({ teacher }) => resembles(wanted, teacher.name) || isGivenName(wanted, teacher.name),
  );
  if (near.length === 0) return { kind: "nobody" };
  return { kind: "similar", found: await withPlaces(roster, near) };
}

/** Those within reach with that staff number or full name; looked up without reading everybody. */
async function calledExactly(
  roster: Pick<Roster, "person" | "peopleNamed" | "unitsAbove">,
  asker: Person,
  wanted: string,
): Promise<Person[]> {
  const numbered = await roster.person(wanted);
  const called = numbered ? [numbered] : await roster.peopleNamed(wanted);
  const inReach = await Promise.all(called.map((person) => canView(roster, asker, person)));
  return called.filter((_, index) => inReach[index]);
}

/** `李` or `欧阳` fits everybody called so; a full name fits only itself. */
function hasSurname({ teacher }: Person, wanted: string): boolean {
  const isSurname = /^(?:\p{Script=Han}|欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容)$/u.test(
    wanted,
  );
  return isSurname && teacher.name.startsWith(wanted) && teacher.name.length > wanted.length;
}

/** 芳 or 建国 ends the name of whoever may be meant: enough to ask, not to answer. */
function isGivenName(wanted: string, name: string): boolean {
  return (
    /^\p{Script=Han}{1,2}$/u.test(wanted) && name.length > wanted.length && name.endsWith(wanted)
  );
}

function withPlaces(
  roster: Pick<Roster, "unitsAbove">,
  people: readonly Person[],
): Promise<PersonFound[]> {
  return Promise.all(
    people.map(async (person) => ({ person, places: await roster.unitsAbove(person.unit) })),
  );
}
