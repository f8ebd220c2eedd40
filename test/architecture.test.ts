import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cruise, type IConfiguration } from "dependency-cruiser";
import extractConfig from "dependency-cruiser/config-utl/extract-depcruise-config";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { describe, expect, it } from "vitest";
import { builtInPolicies } from "./support/built-in-policies.ts";

async function cruised() {
  const config: IConfiguration = await extractConfig("./.dependency-cruiser.mjs");
  const { output } = await cruise(
    ["src"],
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true },
    undefined,
    { tsConfig: extractTsConfig("./tsconfig.json") },
  );
  if (typeof output === "string") throw new Error("the report is not structured");
  return output.summary;
}

/** Every source file of a folder, with its text. */
function sources(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

/** Tests beyond test/policies and test/naive that name a policy that comes with the program, and why. */
const ABOUT_REAL_POLICIES: Readonly<Record<string, string>> = {
  "test/cli/check.test.ts": "the commands are tried on plans, numbers and papers as real texts ask",
  "test/cli/check-supplement.test.ts": "likewise, on the sheet of one real district",
  "test/conversation/questions/over.test.ts": "the example sentences name real policies",
  "test/conversation/questions/table.test.ts": "likewise",
  "test/conversation/questions/unmet-needs.test.ts": "likewise",
};

describe("the architecture", () => {
  it("keeps to one direction of imports", async () => {
    const { totalCruised, violations } = await cruised();
    expect(totalCruised).toBeGreaterThan(50);
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);

  it("names no policy in the program", () => {
    const ids = builtInPolicies().ids;
    expect(ids.length).toBeGreaterThan(3);
    const naming = sources("src").filter(
      ({ file, text }) => !file.includes("sample") && ids.some((id) => text.includes(id)),
    );
    expect(naming.map(({ file }) => file)).toEqual([]);
  });

  it("hangs no test on a real policy that is about something else", () => {
    const { ids } = builtInPolicies();
    const naming = ["app", "channels", "cli", "conversation", "wording"]
      .flatMap((folder) => sources(join("test", folder)))
      .filter(({ text }) => ids.some((id) => text.includes(id)))
      .map(({ file }) => file);
    expect(naming.sort()).toEqual(Object.keys(ABOUT_REAL_POLICIES).sort());
  });

  it("asks a policy, and reads its parsed file nowhere but in the policy layer", () => {
    const reads = /\b(?:policy|policy\(\)|document|document\([^)]*\)|about|of)\??\.file\b/;
    const takes = /\bfile\b[^{}]*\}: (?:Pick<)?Policy/;
    const names = /\bPolicyFile\b/;
    const outside = sources("src").filter(
      ({ file }) => !file.startsWith(join("src", "policy", "/")),
    );
    const reading = outside.filter(({ text }) =>
      [reads, takes, names].some((each) => each.test(text)),
    );
    expect(outside.length).toBeGreaterThan(100);
    expect(reading.map(({ file }) => file)).toEqual([]);
  });

  it("keeps files small", () => {
    const lengths = sources("src")
      .map(({ text }) => text.split("\n").length)
      .sort((a, b) => a - b);
    const share = (part: number) => lengths[Math.floor(lengths.length * part)] ?? 0;
    expect(share(0.5)).toBeLessThan(90);
    expect(share(0.9)).toBeLessThan(250);
    expect(lengths.at(-1)).toBeLessThan(400);
  });
});
