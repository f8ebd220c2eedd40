import { addDays, type Day } from "../../domain/day.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { PlanStep } from "../../policy/planning/plan.ts";
import { planFor } from "../../policy/planning/plan-for.ts";
import type { OrganisationUnit } from "../access/ports.ts";
import type { Undelivered } from "../delivery/ports.ts";
import type { Foreseen } from "../outreach/gather.ts";
import type { Matter } from "../outreach/matter.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";
import { addUp, type Part, type ShortThere, type Total } from "./add-up.ts";
import type { CountedDue, LastDigest, UnitCount } from "./ports.ts";
import { type CountsKept, everybodyIn, readCounts, refreshCounts } from "./refresh-counts.ts";

/** Somebody who lacks much, with what closes it soonest. */
export interface Helped extends ShortThere {
  readonly step?: PlanStep | undefined;
}

/** What is said of some units on a day. */
export interface Digest extends Omit<Total, "due"> {
  readonly day: Day;
  /** The topmost of the units that it is about. */
  readonly tops: readonly OrganisationUnit[];
  readonly schools: number;
  /** The day of the digest with which it is compared. */
  readonly since?: Day | undefined;
  /** What falls due within ten working days; each fact `people` is how many have not done it. */
  readonly due: readonly Matter[];
  /** What fell due since the last digest, of which not everybody has done it. */
  readonly over: readonly Matter[];
  /** Nobody where it is read by several people. */
  readonly help: readonly Helped[];
  /** Messages since the last digest that came too late to be sent, or could not be. */
  readonly undelivered: Undelivered;
  /** Days since the last one on which a digest should have come and did not. */
  readonly missed: readonly Day[];
  /** The policies that it speaks of, by their ids. */
  readonly policies: ReadonlyMap<string, PolicyDocument>;
}

/** What a digest is asked to be about. */
export interface DigestAsked {
  readonly units: readonly OrganisationUnit[];
  readonly day: Day;
  /** An ISO instant. */
  readonly at: string;
  readonly last?: LastDigest | undefined;
  readonly missed?: readonly Day[];
  /** Whether one person alone reads it, who may see the figures of everybody in these units. */
  readonly isPrivate: boolean;
}

export type DigestKept = CountsKept & Pick<Kept, "outbox">;

const MOST_HELPED = 5;
/** The first digest says of what could not be sent on the day before. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Adds up what was counted; counts first what is not counted, or changed since. */
export async function composeDigest(
  kept: DigestKept,
  foreseen: Foreseen,
  { units, day, at, last, missed = [], isPrivate }: DigestAsked,
): Promise<Digest> {
  const ids = units.map(({ id }) => id);
  const since = last && last.day < day ? last.day : undefined;
  const now = await refreshCounts(kept, foreseen, ids, day);
  const before = since ? await readCounts(kept, ids, since) : new Map<string, UnitCount>();
  const total = addUp(units, now, before);
  const policies = policiesOf(total, foreseen);
  const matters = total.due.map((each) => matterOf(each, policies));
  const first = since ?? addDays(day, -1);
  return {
    ...total,
    ...{ day, since, missed, policies },
    tops: topmost(units),
    schools: schoolsIn(total.parts),
    due: matters.filter(({ on }) => on >= day),
    over: matters.filter(({ on }) => first <= on && on < day),
    help: isPrivate ? await helped(kept, total.worst, policies, day) : [],
    undelivered: await undeliveredTo(kept, now, {
      after: last?.at ?? new Date(Date.parse(at) - DAY_MS).toISOString(),
      until: at,
    }),
  };
}

/** Units of which none of the others is above. */
export function topmost(units: readonly OrganisationUnit[]): readonly OrganisationUnit[] {
  const ids = new Set(units.map(({ id }) => id));
  return units.filter(({ parent }) => parent === undefined || !ids.has(parent));
}

const schoolsIn = (parts: readonly Part[]) =>
  parts.filter(({ unit }) => unit.kind === "school").length;

function policiesOf(
  { gaps, due }: Total,
  { documentOf }: Pick<Foreseen, "documentOf">,
): ReadonlyMap<string, PolicyDocument> {
  const ids = new Set([...gaps, ...due].flatMap(({ policy }) => policy ?? []));
  const found = [...ids].map((id) => [id, documentOf(id)] as const);
  return new Map(found.flatMap(([id, policy]) => (policy ? [[id, policy]] : [])));
}

function matterOf(
  { people, policy, ...due }: CountedDue,
  policies: ReadonlyMap<string, PolicyDocument>,
): Matter {
  const document = policy === undefined ? undefined : policies.get(policy);
  return { ...due, policy: document, isDone: false, facts: { ...due.facts, people: { people } } };
}

/** Those who lack the largest shares, each with the next step. */
async function helped(
  { records, roster }: Pick<Kept, "records" | "roster">,
  worst: readonly ShortThere[],
  policies: ReadonlyMap<string, PolicyDocument>,
  day: Day,
): Promise<readonly Helped[]> {
  const some = worst.slice(0, MOST_HELPED);
  const ids = some.map(({ person }) => person);
  const people = await roster.people(ids);
  const found = await records.ofMany(ids);
  return some.map((short) => {
    const policy = policies.get(short.policy);
    const teacher = people.get(short.person)?.teacher;
    if (!teacher || !policy || !isApplicable(policy)) return short;
    const facts = { teacher, records: recordsWeighed(found.get(short.person) ?? []) };
    return { ...short, step: planFor(policy, facts, day, short.to).steps[0] };
  });
}

/** What did not reach those who were counted. */
async function undeliveredTo(
  { outbox }: Pick<Kept, "outbox">,
  counts: ReadonlyMap<string, UnitCount>,
  span: { readonly after: string; readonly until: string },
): Promise<Undelivered> {
  const people = await outbox.undelivered(span);
  if (people.size === 0) return { late: 0, failed: 0 };
  const all = new Set([...counts.values()].flatMap(everybodyIn));
  const theirs = [...people].filter(([person]) => all.has(person)).map(([, each]) => each);
  return {
    late: theirs.reduce((sum, { late }) => sum + late, 0),
    failed: theirs.reduce((sum, { failed }) => sum + failed, 0),
  };
}
