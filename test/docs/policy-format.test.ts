import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { STAGES } from "../../src/domain/teacher.ts";
import {
  ACTIVITIES,
  HOSTS,
  LEVELS,
  MODES,
  OUTCOMES,
  PARTS,
  PLACES,
  QUESTIONNAIRES,
  THEMES,
} from "../../src/domain/training-record.ts";
import { policyFile } from "../../src/policy/engine/policy-file.ts";
import { openCatalogue } from "../../src/policy/loading/catalogue.ts";
import { failingExamples } from "../../src/policy/loading/examples.ts";
import type { PolicyText } from "../../src/policy/loading/policy-folder.ts";
import { document, fenced, prose } from "../support/document.ts";
import {
  asPolicy,
  EXAMPLE_IDS,
  exampleContents,
  exampleFiles,
} from "../support/example-policies.ts";

const PAGES = ["docs/policy-format.md", "docs/policy-format.zh-CN.md"] as const;

type Content = Readonly<Record<string, unknown>>;

function openPolicies(policies: readonly PolicyText[]) {
  return openCatalogue({ policies, digest: (text) => String(text.length) });
}

/** Whether every rule of a list, or every entry of a table, stands in another. */
function isWithin(piece: unknown, whole: unknown): boolean {
  if (Array.isArray(piece) && Array.isArray(whole)) {
    return piece.every((each) => whole.some((other) => isDeepStrictEqual(each, other)));
  }
  const [entries, others] = [piece as Content, (whole ?? {}) as Content];
  return Object.entries(entries).every(([key, each]) => isDeepStrictEqual(each, others[key]));
}

/** Whether a piece stands in a policy, or is all of it. */
function isPartOf(piece: Content, whole: Content): boolean {
  if ("id" in piece) return isDeepStrictEqual(piece, whole);
  return Object.entries(piece).every(([section, value]) => isWithin(value, whole[section]));
}

/** Every key that a policy file may have, at any depth. */
function keysOfFormat(): string[] {
  const schema = z.toJSONSchema(policyFile, { io: "input", unrepresentable: "any" });
  const keys = new Set<string>();
  JSON.stringify(schema, (name, value) => {
    if (name === "properties") for (const key of Object.keys(value)) keys.add(key);
    return value;
  });
  return [...keys];
}

describe("the example policies", () => {
  it.each(EXAMPLE_IDS)("%s bears out its examples", (id) => {
    const policies = EXAMPLE_IDS.map((each) => asPolicy(exampleFiles(each)));
    const policy = openPolicies(policies).policy(id);
    expect(policy.file.examples.length).toBeGreaterThan(0);
    expect(failingExamples(policy)).toEqual([]);
  });
});

describe.each(PAGES)("%s", (path) => {
  const page = document(path);
  const pieces = fenced(page, "yaml").map((text) => ({ text, content: parse(text) as Content }));

  it("shows whole policies that load and bear out their examples", () => {
    const whole = pieces.filter(({ content }) => "id" in content && !("extends" in content));
    expect(whole.length).toBeGreaterThan(0);
    for (const { text, content } of whole) {
      const policy = openPolicies([{ file: "policy.yaml", text }]).policy(String(content.id));
      expect(policy.file.examples.length).toBeGreaterThan(0);
      expect(failingExamples(policy)).toEqual([]);
    }
  });

  it("shows only pieces that stand in the example policies", () => {
    const policies = EXAMPLE_IDS.flatMap(exampleContents);
    const parts = pieces.filter(({ content }) => !("id" in content) || "extends" in content);
    expect(parts.length).toBeGreaterThan(15);
    const strange = parts.filter(({ content }) =>
      policies.every((whole) => !isPartOf(content, whole)),
    );
    expect(strange.map(({ text }) => text)).toEqual([]);
  });

  it("names every key of the format", () => {
    const missing = keysOfFormat().filter((key) => !new RegExp(`\\b${key}\\b`).test(page));
    expect(missing).toEqual([]);
  });

  it("names every value that a fact may have", () => {
    const values = [
      ...[ACTIVITIES, LEVELS, MODES, PARTS, HOSTS, PLACES, THEMES, OUTCOMES, QUESTIONNAIRES],
      STAGES,
    ].flat();
    const text = prose(page);
    expect(values.filter((value) => !text.includes(value))).toEqual([]);
  });
});

describe("the two pages on the format", () => {
  it("show the same pieces", () => {
    const [english, chinese] = PAGES.map((path) =>
      fenced(document(path), "yaml").map((text) => parse(text)),
    );
    expect(chinese).toEqual(english);
  });
});
