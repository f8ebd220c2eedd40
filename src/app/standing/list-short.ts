import type { Day } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { unitsFor } from "../access/permissions.ts";
import type { OrganisationUnit, Person } from "../access/ports.ts";
import { policyForPerson } from "../policies/policy-for-person.ts";
import type { Kept } from "../store.ts";
import { type DemandsMeant, factsOfMany, shortfallOf } from "./shortfall.ts";

/** Somebody who lacks something, and what they lack most. */
export interface ShortPerson {
  readonly person: Person;
  readonly policy: Policy;
  readonly line: RequirementLine;
  /** Where they work, of several of one name. */
  readonly place?: string | undefined;
}

/** Who falls short in a unit. */
export type ShortList =
  | {
      readonly kind: "listed";
      readonly unit: OrganisationUnit;
      readonly people: number;
      /** Those for whom no policy sets an amount: nothing can be missing. */
      readonly uncounted: number;
      /** Who lacks most comes first. */
      readonly short: readonly ShortPerson[];
    }
  | { readonly kind: "too-many"; readonly unit: OrganisationUnit; readonly people: number };

/** More people than this are not worked out while somebody waits for an answer in a chat. */
const MOST_PEOPLE = 3_000;

/** What is asked of a list of those who fall short. */
export interface ShortAsked {
  readonly viewer: Person;
  /** Which unit is meant, of those that a role of the viewer reaches. */
  readonly choose: (reached: readonly OrganisationUnit[]) => OrganisationUnit | undefined;
  readonly asOf: Day;
  /** An ISO instant. */
  readonly at: string;
  readonly documentOf: (policy: string) => PolicyDocument;
  /** Which demands of a policy are asked of; without it all of them. */
  readonly demandsOf?: ((policy: Policy) => DemandsMeant) | undefined;
}

/**
 * Who falls short in a unit that the viewer's role reaches; nothing where no such unit is meant. A
 * look at each of them, but the viewer, is noted.
 */
export async function listShort(
  kept: Pick<Kept, "roster" | "records" | "accessLog">,
  { viewer, choose, asOf, at, documentOf, demandsOf }: ShortAsked,
): Promise<ShortList | undefined> {
  const unit = choose(await unitsFor(kept.roster, viewer, "list-short"));
  if (!unit) return undefined;
  const count = await kept.roster.countWithin(unit.id);
  if (count > MOST_PEOPLE) return { kind: "too-many", unit, people: count };
  const people = await kept.roster.peopleWithin(unit.id);
  const short: ShortPerson[] = [];
  let uncounted = 0;
  for await (const { person, facts } of factsOfMany(kept, people)) {
    const chosen = await policyForPerson(kept.roster, person);
    const policy = chosen && documentOf(chosen.policy);
    if (!policy || !isApplicable(policy)) {
      uncounted += 1;
      continue;
    }
    const line = shortfallOf(policy, facts, asOf, demandsOf?.(policy));
    if (line) short.push({ person, policy, line });
  }
  short.sort((a, b) => b.line.missing - a.line.missing);
  const by = viewer.teacher.id;
  const others = short.map(({ person }) => person.teacher.id).filter((id) => id !== by);
  await kept.accessLog.record(others.map((whom) => ({ by, whom, at, why: "short" })));
  const told = await withPlaces(kept.roster, short);
  return { kind: "listed", unit, people: people.length, uncounted, short: told };
}

/** Tells people of one name apart by where they work. */
async function withPlaces(
  roster: Pick<Kept["roster"], "unitsAbove">,
  short: readonly ShortPerson[],
): Promise<readonly ShortPerson[]> {
  const names = short.map(({ person }) => person.teacher.name);
  const isShared = (name: string | undefined) => names.filter((each) => each === name).length > 1;
  return Promise.all(
    short.map(async (each) => {
      const { teacher, unit } = each.person;
      if (!isShared(teacher.name)) return each;
      const [place] = await roster.unitsAbove(unit);
      return { ...each, place: place?.name };
    }),
  );
}
