import type { Day } from "../../domain/day.ts";
import { sameText } from "../../domain/same-text.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import { isApplicable, type Policy } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { can } from "../access/permissions.ts";
import type { OrganisationUnit, Person } from "../access/ports.ts";
import { breathe } from "../import/import-turn.ts";
import { type PolicyUnits, policyUnits } from "../outreach/policy-units.ts";
import type { Questionnaire } from "../questionnaires/ports.ts";
import { factsOfMany, shortfallOf } from "../standing/shortfall.ts";
import type { Kept } from "../store.ts";
import type { Audience, AudienceRole } from "./audience.ts";

/** Whose audience it is, and what is needed to find it. */
export interface AudienceAsked {
  /** Only those to whom this person may write are found. */
  readonly sender: Person;
  readonly audience: Audience;
  readonly today: Day;
  /** Nothing where the policy is not there any more. */
  readonly documentOf: (policy: string) => PolicyDocument | undefined;
}

/** Somebody of an audience, and what they have not done where that is why they belong to it. */
export interface Member {
  readonly person: Person;
  /** What they lack most, by their policy. */
  readonly short?: { readonly policy: Policy; readonly line: RequirementLine };
  /** The questionnaires that they have open. */
  readonly open?: readonly Questionnaire[];
}

type Read = Pick<Kept, "roster" | "records" | "questionnaires">;

const PEOPLE_AT_ONCE = 200;
const UNITS_AT_ONCE = 200;
const FEW_UNITS = 5;

/** Everybody of an audience, page by page: no more of a county is read at a time. */
export async function* findAudience(
  kept: Read,
  asked: AudienceAsked,
): AsyncGenerator<readonly Member[]> {
  const belonging = createBelonging(kept, asked, await kept.roster.units());
  for await (const page of peoplePages(kept, asked, belonging.units)) {
    const members = await belonging.among(page);
    if (members.length > 0) yield members;
    await breathe();
  }
}

/** Who of these people belongs to an audience now, in their order. */
export async function membersAmong(
  kept: Read,
  asked: AudienceAsked,
  people: readonly Person[],
): Promise<readonly Member[]> {
  return createBelonging(kept, asked, await unitsOf(kept, people)).among(people);
}

/** All units that matter to some people: of a few, only their own and what stands above them. */
async function unitsOf(
  { roster }: Read,
  people: readonly Person[],
): Promise<readonly OrganisationUnit[]> {
  const own = [...new Set(people.map(({ unit }) => unit))];
  if (own.length > FEW_UNITS) return roster.units();
  const paths = await Promise.all(own.map((id) => roster.unitsAbove(id)));
  return [...new Map(paths.flat().map((unit) => [unit.id, unit])).values()];
}

interface Belonging {
  /** The ids of all units from which the audience is taken. */
  readonly units: readonly string[];
  among(people: readonly Person[]): Promise<readonly Member[]>;
}

function createBelonging(
  kept: Read,
  asked: AudienceAsked,
  all: readonly OrganisationUnit[],
): Belonging {
  const { sender, audience, documentOf } = asked;
  const units = policyUnits(all, documentOf);
  const isBelow = (unit: string, above: readonly string[] = []) =>
    above.length > 0 && units.pathOf(unit).some(({ id }) => above.includes(id));
  const reached = new Map<string, boolean>();
  const isReached = (unit: string) => {
    const known = reached.get(unit) ?? can(sender, "broadcast", { path: units.pathOf(unit) });
    reached.set(unit, known);
    return known;
  };
  const { people = [], roles, without = {} } = audience;
  const fits = (person: Person) => {
    const { id } = person.teacher;
    const isNamed = isBelow(person.unit, audience.units) || people.includes(id);
    const isLeftOut =
      isBelow(person.unit, without.units) ||
      without.people?.includes(id) ||
      hasOneOf(person, without.roles);
    const hasRole = roles === undefined || hasOneOf(person, roles);
    return isNamed && !isLeftOut && hasRole && isReached(person.unit);
  };
  return {
    units: all.map(({ id }) => id).filter((id) => isBelow(id, audience.units) && isReached(id)),
    async among(candidates) {
      const fitting = candidates.filter(fits).map((person): Member => ({ person }));
      return onlyOpen(kept, asked, await onlyShort(kept, asked, units, fitting));
    },
  };
}

function hasOneOf(person: Person, roles: readonly AudienceRole[] = []): boolean {
  const own: readonly string[] = [
    ...(person.teacher.roles ?? []),
    ...person.grants.map(({ role }) => role),
  ];
  return roles.some((role) => own.includes(role));
}

async function onlyShort(
  kept: Read,
  { audience, today }: AudienceAsked,
  units: PolicyUnits,
  members: readonly Member[],
): Promise<readonly Member[]> {
  const { short } = audience;
  if (!short) return members;
  const found: Member[] = [];
  const people = members.map(({ person }) => person);
  for await (const { person, facts } of factsOfMany(kept, people)) {
    const policy = units.policyOf(person.unit);
    if (!policy || !isApplicable(policy)) continue;
    const line = shortfallOf(policy, facts, today, { scope: short.scope });
    if (line) found.push({ person, short: { policy, line } });
  }
  return found;
}

async function onlyOpen(
  { questionnaires }: Read,
  { audience }: AudienceAsked,
  members: readonly Member[],
): Promise<readonly Member[]> {
  const { questionnaire } = audience;
  if (!questionnaire || members.length === 0) return members;
  const words = sameText(questionnaire.title).toLowerCase();
  const known = await questionnaires.ofMany(members.map(({ person }) => person.teacher.id));
  return members.flatMap((member) => {
    const open = (known.get(member.person.teacher.id) ?? []).filter(
      ({ isDone, title }) => !isDone && sameText(title).toLowerCase().includes(words),
    );
    return open.length > 0 ? [{ ...member, open }] : [];
  });
}

async function* peoplePages(
  { roster }: Read,
  { audience }: AudienceAsked,
  units: readonly string[],
): AsyncGenerator<readonly Person[]> {
  for (let first = 0; first < units.length; first += UNITS_AT_ONCE) {
    const some = units.slice(first, first + UNITS_AT_ONCE);
    let page = await roster.peopleIn(some, { limit: PEOPLE_AT_ONCE });
    while (page.length > 0) {
      yield page;
      if (page.length < PEOPLE_AT_ONCE) break;
      page = await roster.peopleIn(some, { after: page.at(-1), limit: PEOPLE_AT_ONCE });
    }
  }
  const named = audience.people ?? [];
  if (named.length === 0) return;
  const seen = new Set(units);
  yield [...(await roster.people(named)).values()].filter(({ unit }) => !seen.has(unit));
}
