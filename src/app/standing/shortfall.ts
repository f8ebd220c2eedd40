import type { Day } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate, type Facts } from "../../policy/engine/evaluate.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";
import { gapsIn } from "./outline.ts";

/**
 * What somebody lacks most of what {@link gapsIn} finds. Nothing where nothing is missing, or where no
 * policy sets an amount.
 *
 * @param scope the only kind of credit that is looked at
 * @param window the only length of time that is looked at
 */
export function shortfallOf(
  policy: PolicyDocument | undefined,
  facts: Facts,
  asOf: Day,
  scope?: string,
  window?: RequirementLine["window"],
): RequirementLine | undefined {
  if (!policy || !isApplicable(policy)) return undefined;
  const lines = evaluate(policy, facts, asOf)
    .requirements.filter(({ from, to }) => from <= asOf && asOf <= to)
    .filter((line) => scope === undefined || line.scope === scope)
    .filter((line) => window === undefined || line.window === window);
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
