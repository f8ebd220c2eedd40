import type { OrganisationUnit, Person, Roster } from "../access/ports.ts";

/** A policy that was chosen, and the unit that chose it. */
export interface ChosenPolicy {
  readonly policy: string;
  readonly unit: OrganisationUnit;
}

/** The policy that holds for a person: that of the nearest unit upwards which has chosen one. */
export async function policyForPerson(
  roster: Pick<Roster, "unitsAbove">,
  person: Person,
): Promise<ChosenPolicy | undefined> {
  for (const unit of await roster.unitsAbove(person.unit)) {
    if (unit.policy) return { policy: unit.policy, unit };
  }
  return undefined;
}
