import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readPolicies } from "../../src/files/policies/read-policies.ts";
import { partSchemaText, schemaText } from "../../src/files/policies/schema-text.ts";
import { BUILT_IN_POLICIES } from "../../src/folders.ts";
import { SECTIONS } from "../../src/policy/engine/policy-file.ts";
import { PARTS } from "../../src/policy/loading/policy-folder.ts";

const folders = readdirSync(BUILT_IN_POLICIES).map((name) => join(BUILT_IN_POLICIES, name));
const filesCalled = (name: string) =>
  folders.map((folder) => join(folder, name)).filter((file) => existsSync(file));
const files = filesCalled("policy.yaml");
const parts = Object.keys(PARTS).flatMap(filesCalled);
const written = readFileSync(join(BUILT_IN_POLICIES, "schema.json"), "utf8");
const whole = JSON.parse(written);
const schema = z.fromJSONSchema(whole);
const partSchema = z.fromJSONSchema({ ...whole, required: [] });

/** The first policy of the folder with other values for some of its keys. */
function changed(change: object): unknown {
  return { ...parse(readFileSync(files[0] ?? "", "utf8")), ...change };
}

describe("the schema for editors", () => {
  it("is that of the format: after a change of the format run npm run schema", () => {
    expect(written).toBe(schemaText());
    const part = readFileSync(join(BUILT_IN_POLICIES, "part-schema.json"), "utf8");
    expect(part).toBe(partSchemaText());
  });

  it.each(files)("finds nothing wrong with %s", (file) => {
    expect(schema.safeParse(parse(readFileSync(file, "utf8"))).error?.issues).toBeUndefined();
  });

  it.each(parts)("finds nothing wrong with %s", (file) => {
    const content = parse(readFileSync(file, "utf8"));
    expect(partSchema.safeParse(content).error?.issues).toBeUndefined();
    const { properties } = JSON.parse(partSchemaText());
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(content)));
  });

  it.each([
    // what is written, why it is wrong
    [{ capz: [] }, "a key that there is not"],
    [{ caps: [{ id: "a", on: "total", per: "decade", at: 3, cite: "1" }] }, "a word that is none"],
    [{ caps: [{ id: "a", on: "total", per: "year", at: 3 }] }, "a rule without its article"],
    [{ exclude: [{ id: "a", cite: "1", when: { not: { levell: "city" } } }] }, "a misspelt fact"],
    [{ title: undefined }, "no title"],
  ])("underlines %j: %s", (change, _why) => {
    expect(schema.safeParse(changed({})).success).toBe(true);
    expect(schema.safeParse(changed(change)).success).toBe(false);
  });

  it("is not taken for a policy", () => {
    expect(readPolicies(BUILT_IN_POLICIES).ids).toHaveLength(files.length);
  });

  it("says what every section is for, in both languages", () => {
    const { properties } = JSON.parse(written) as {
      properties: Record<string, { description?: string }>;
    };
    expect(properties.caps?.description).toBe("最多算多少\nat most so much counts");
    const mute = SECTIONS.filter((section) => !properties[section]?.description);
    expect(mute).toEqual([]);
  });

  it.each([...files, ...parts])("is named at the top of %s", (file) => {
    const [first = ""] = readFileSync(file, "utf8").split("\n");
    const [, named = ""] = /^# yaml-language-server: \$schema=(.+)$/.exec(first) ?? [];
    expect(join(dirname(file), named)).toBe(
      join(BUILT_IN_POLICIES, files.includes(file) ? "schema.json" : "part-schema.json"),
    );
  });
});
