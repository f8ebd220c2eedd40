import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { OrganisationUnit } from "../access/ports.ts";
import { unitPath } from "../access/unit-path.ts";

/** The units of a roster, with the policy that holds in each. */
export interface PolicyUnits {
  policyOf(unit: string): PolicyDocument | undefined;
  /** A unit and everything above it, the nearest first. */
  pathOf(unit: string): readonly OrganisationUnit[];
  /** The ids of the units where a policy holds that passes, in their order; each policy is asked once. */
  under(passes: (policy: PolicyDocument) => boolean): readonly string[];
}

export function policyUnits(
  units: readonly OrganisationUnit[],
  documentOf: (policy: string) => PolicyDocument | undefined,
): PolicyUnits {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const documents = new Map<string, PolicyDocument | undefined>();
  const documentOnce = (id: string) => {
    if (!documents.has(id)) documents.set(id, documentOf(id));
    return documents.get(id);
  };
  const pathOf = (id: string) => unitPath(byId, id);
  const policies = new Map<string, PolicyDocument | undefined>();
  const policyOf = (id: string) => {
    if (!policies.has(id)) {
      const chosen = pathOf(id).find(({ policy }) => policy)?.policy;
      policies.set(id, chosen === undefined ? undefined : documentOnce(chosen));
    }
    return policies.get(id);
  };
  return {
    policyOf,
    pathOf,
    under(passes) {
      const passed = new Map<PolicyDocument, boolean>();
      return units.flatMap(({ id }) => {
        const policy = policyOf(id);
        if (!policy) return [];
        const isPassed = passed.get(policy) ?? passes(policy);
        passed.set(policy, isPassed);
        return isPassed ? [id] : [];
      });
    },
  };
}
