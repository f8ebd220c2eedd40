import { readPolicies } from "../../src/files/policies/read-policies.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";

/** The policies that come with the program. */
export function builtInPolicies(): Catalogue {
  return readPolicies(new URL("../../policies/", import.meta.url).pathname);
}
