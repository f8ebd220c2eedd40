import { mkdir, writeFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { readPolicies } from "../../../src/files/policies/read-policies.ts";
import { policyText } from "../../support/small-policy.ts";
import { useFolder } from "../../support/use-folder.ts";

const at = useFolder();
const yearly = (least: number) =>
  policyText(`require: [{ id: year, of: total, per: year, at-least: ${least}, cite: 三 }]`);

it("compiles a policy once, until one of its files is changed", async () => {
  const read = async (least: number) => {
    await mkdir(at("small"), { recursive: true });
    await writeFile(at("small/policy.yaml"), yearly(least));
    return readPolicies(at(".")).policy("small");
  };
  const first = await read(14);
  expect(await read(14)).toBe(first);
  const changed = await read(20);
  expect(changed.version).not.toBe(first.version);
  expect((await read(14)).version).toBe(first.version);
});
