import type { Day } from "../../domain/day.ts";
import type { RequirementLine, Standing } from "../../domain/standing.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";

/**
 * What somebody lacks most in the year that runs; where nothing is required by the year, in the
 * cycle or track that runs. Long cycles would else count nearly everybody as short until they end.
 * Nothing where nothing is missing, or where no policy sets an amount.
 *
 * @param scope the only kind of credit that is looked at
 */
export function shortfallOf(
  policy: PolicyDocument | undefined,
  facts: Facts,
  asOf: Day,
  scope?: string,
): RequirementLine | undefined {
  if (!policy || !isApplicable(policy)) return undefined;
  return worstGap(evaluate(policy, facts, asOf), asOf, scope);
}

/** The same of a standing that is worked out already. */
export function worstGap(
  standing: Standing,
  asOf: Day,
  scope?: string,
): RequirementLine | undefined {
  return gapsOf(standing, asOf, scope)[0];
}

/** Everything that is missing in the same windows, what is missing most first. */
export function gapsOf(
  { requirements }: Standing,
  asOf: Day,
  scope?: string,
): readonly RequirementLine[] {
  const running = requirements
    .filter(({ from, to }) => from <= asOf && asOf <= to)
    .filter((line) => scope === undefined || line.scope === scope);
  const yearly = running.filter(({ window }) => window === "year");
  return (yearly.length > 0 ? yearly : running)
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing);
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
