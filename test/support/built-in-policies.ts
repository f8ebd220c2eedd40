import { readPolicies } from "../../src/files/policies/read-policies.ts";
import { BUILT_IN_POLICIES } from "../../src/folders.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";

let catalogue: Catalogue | undefined;

/** The policies that come with the program, read once for all tests of a worker. */
export function builtInPolicies(): Catalogue {
  catalogue ??= readPolicies(BUILT_IN_POLICIES);
  return catalogue;
}
