import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import type { Person, Roster } from "../access/ports.ts";
import { policyForPerson } from "../policies/policy-for-person.ts";

/** Gives the policy that holds for somebody, if their school has chosen one. */
export type FindPolicy = (person: Person) => Promise<PolicyDocument | undefined>;

/** Finds policies of many people, each unit's only once. */
export function policyFinder(
  roster: Pick<Roster, "unitsAbove">,
  policies: Pick<Catalogue, "document">,
): FindPolicy {
  const found = new Map<string, PolicyDocument | undefined>();
  return async (person) => {
    if (!found.has(person.unit)) {
      const chosen = await policyForPerson(roster, person);
      found.set(person.unit, chosen && policies.document(chosen.policy));
    }
    return found.get(person.unit);
  };
}
