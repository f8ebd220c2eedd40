import { fileURLToPath } from "node:url";
import { readPolicies } from "../../src/files/policies/read-policies.ts";
import { ROOT } from "../../src/folders.ts";
import type { Catalogue } from "../../src/policy/loading/catalogue.ts";

/** The folder of the made-up policies. */
export const SAMPLE_POLICIES = fileURLToPath(new URL("test/fixtures/policies/", ROOT));

/** The policy of the sample school, and the one that it is compared with. */
export const SCHOOL_POLICY = "qinghe-school";
export const OTHER_POLICY = "bailu-county";

let catalogue: Catalogue | undefined;

/**
 * Made-up policies for tests that are about something else than what a real policy says; read once
 * for all tests of a worker.
 */
export function samplePolicies(): Catalogue {
  catalogue ??= readPolicies(SAMPLE_POLICIES);
  return catalogue;
}
