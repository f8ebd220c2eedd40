import { describe, expect, it } from "vitest";
import { useCommandLine } from "./command-line.ts";
import { OTHER_POLICY, SAMPLE_POLICIES, SCHOOL_POLICY, samplePolicies } from "./sample-policies.ts";

const line = useCommandLine();

describe("the made-up policies", () => {
  it("load, and bear out the examples that each of them carries", async () => {
    const { status, out } = await line.call("policy", "check", "--policies", SAMPLE_POLICIES);
    expect(status).toBe(0);
    for (const id of samplePolicies().ids) expect(out).toContain(id);
  });

  it("have those that tests speak of", () => {
    expect(samplePolicies().ids).toEqual(
      expect.arrayContaining([SCHOOL_POLICY, OTHER_POLICY, "songguo-centre"]),
    );
  });
});
