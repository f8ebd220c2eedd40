import type { Day } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";
import { gapsIn } from "./outline.ts";

/** Which demands are meant; of what is left out, all. */
export interface DemandsMeant {
  /** The only kind of credit. */
  readonly scope?: string | undefined;
  /** The only length of time. */
  readonly window?: RequirementLine["window"] | undefined;
  /** Amounts that are spoken of: where one of them is demanded, only what demands it. */
  readonly amounts?: readonly number[] | undefined;
}

/**
 * What somebody lacks most of what {@link gapsIn} finds. Nothing where nothing is missing, or where no
 * policy sets an amount.
 *
 * @param of the only demands that are looked at; without it all of them
 */
export function shortfallOf(
  policy: PolicyDocument | undefined,
  facts: Facts,
  asOf: Day,
  of: DemandsMeant = {},
): RequirementLine | undefined {
  if (!policy || !isApplicable(policy)) return undefined;
  const { scope, window, amounts = [] } = of;
  const meant = evaluate(policy, facts, asOf)
    .requirements.filter(({ from, to }) => from <= asOf && asOf <= to)
    .filter((line) => scope === undefined || line.scope === scope)
    .filter((line) => window === undefined || line.window === window);
  const named = meant.filter(({ required }) => amounts.includes(required));
  const lines = named.length > 0 ? named : meant;
  return gapsIn({ lines, hasYear: lines.some(({ window }) => window === "year") })[0];
}

/** So many people are worked out in one go; whoever asks something meanwhile is answered between. */
const AT_ONCE = 100;

/** The facts about many people, a part of them after the other; no look is noted. */
export async function* factsOfMany(
  { records }: Pick<Kept, "records">,
  people: readonly Person[],
): AsyncGenerator<{ readonly person: Person; readonly facts: Facts }> {
  for (let first = 0; first < people.length; first += AT_ONCE) {
    const some = people.slice(first, first + AT_ONCE);
    const found = await records.ofMany(some.map(({ teacher }) => teacher.id));
    for (const person of some) {
      const own = recordsWeighed(found.get(person.teacher.id) ?? []);
      yield { person, facts: { teacher: person.teacher, records: own } };
    }
  }
}
