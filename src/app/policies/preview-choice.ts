import type { Day } from "../../domain/day.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import { unitPath } from "../access/unit-path.ts";
import { factsOfMany, shortfallOf } from "../standing/shortfall.ts";
import type { Kept } from "../store.ts";
import { policyForPerson } from "./policy-for-person.ts";

/** What another policy would mean for everybody it would hold for, in numbers of people. */
export interface ChoicePreview {
  readonly people: number;
  /** How many of them were worked out: all, or a part evenly taken where they are very many. */
  readonly tried: number;
  /** Of those tried, who is short now, and who would be. */
  readonly shortNow: number;
  readonly shortThen: number;
  readonly newlyShort: number;
  readonly noLongerShort: number;
}

/** A unit, and what holds for it before and after. */
export interface ChoiceOfPolicy {
  readonly unit: string;
  readonly before: PolicyDocument | undefined;
  readonly after: PolicyDocument | undefined;
}

/** More are not worked out before somebody gets an answer in a chat. */
const MOST_TRIED = 2_000;

/**
 * What choosing a policy for a unit would mean for the people it would hold for: those at and below
 * the unit, but for those who have one that was chosen nearer to them.
 *
 * Only how many is told, of nobody in particular, so no look is noted.
 */
export async function previewChoice(
  { roster, records }: Pick<Kept, "roster" | "records">,
  choice: ChoiceOfPolicy,
  asOf: Day,
): Promise<ChoicePreview> {
  const people = await peopleConcerned({ roster }, choice.unit);
  const tried = evenly(people, MOST_TRIED);
  const counts = { shortNow: 0, shortThen: 0, newlyShort: 0, noLongerShort: 0 };
  for await (const { facts } of factsOfMany({ records }, tried)) {
    const now = shortfallOf(choice.before, facts, asOf) !== undefined;
    const then = shortfallOf(choice.after, facts, asOf) !== undefined;
    counts.shortNow += Number(now);
    counts.shortThen += Number(then);
    counts.newlyShort += Number(then && !now);
    counts.noLongerShort += Number(now && !then);
  }
  return { people: people.length, tried: tried.length, ...counts };
}

async function peopleConcerned(
  { roster }: Pick<Kept, "roster">,
  chosenFor: string,
): Promise<readonly Person[]> {
  const choosing = (await roster.units()).map((unit) =>
    unit.id === chosenFor ? { ...unit, policy: "the one to be chosen" } : unit,
  );
  const units = new Map(choosing.map((unit) => [unit.id, unit]));
  const known = { unitsAbove: async (id: string) => unitPath(units, id) };
  const concerned: Person[] = [];
  for (const person of await roster.peopleWithin(chosenFor)) {
    const holding = await policyForPerson(known, person);
    if (holding?.unit.id === chosenFor) concerned.push(person);
  }
  return concerned;
}

function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from(
    { length: most },
    (_, index) => list[Math.floor((index * list.length) / most)] as T,
  );
}
