import { readPolicies } from "../../src/files/policies/read-policies.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";

let catalogue: Catalogue | undefined;

/** The policies that come with the program, read once for all tests of a worker. */
export function builtInPolicies(): Catalogue {
  catalogue ??= readPolicies(new URL("../../policies/", import.meta.url).pathname);
  return catalogue;
}
