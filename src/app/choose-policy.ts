import type { Effect } from "./effect.ts";
import type { OrganisationUnit, Person, Roster } from "./ports.ts";

/** What came of choosing a policy. */
export type PolicyChoice =
  | {
      readonly kind: "chosen";
      readonly unit: OrganisationUnit;
      readonly effects: readonly Effect[];
    }
  | { readonly kind: "not-allowed" }
  | { readonly kind: "which-unit"; readonly units: readonly OrganisationUnit[] };

/** The units for which a person may choose the policy: those they are admin or coordinator of. */
export async function unitsToChooseFor(
  roster: Pick<Roster, "unit">,
  { grants }: Person,
): Promise<readonly OrganisationUnit[]> {
  const ids = grants
    .filter(({ role }) => role === "admin" || role === "coordinator")
    .map(({ unit }) => unit);
  const units = await Promise.all([...new Set(ids)].map((id) => roster.unit(id)));
  return units.flatMap((unit) => unit ?? []);
}

/**
 * Sets the policy for a unit and everything below it that has chosen none.
 *
 * @param policy a policy's id, known to exist
 * @param named the id or name of the unit; needed only where there are several to choose for
 */
export async function choosePolicy(
  roster: Pick<Roster, "unit" | "setPolicy">,
  chooser: Person,
  policy: string,
  named?: string,
): Promise<PolicyChoice> {
  const units = await unitsToChooseFor(roster, chooser);
  if (units.length === 0) return { kind: "not-allowed" };
  const meant = named ? units.filter(({ id, name }) => id === named || name === named) : units;
  const [unit] = meant;
  if (!unit || meant.length > 1) return { kind: "which-unit", units };
  await roster.setPolicy(unit.id, policy);
  return {
    kind: "chosen",
    unit: { ...unit, policy },
    effects: [{ kind: "policy.chosen", id: unit.id }],
  };
}
