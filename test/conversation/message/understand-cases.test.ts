import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial, builtInUnderstanding } from "../../support/built-in-understanding.ts";

interface Case {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly intent: string;
}

/** The sentences kept with the tests, and those beside the checkout where there are any. */
const files = ["../../fixtures/understand-cases.json", "../../../../shared/cases/understand.json"]
  .map((path) => new URL(path, import.meta.url))
  .filter((file) => existsSync(file));

describe.each(files.map((file) => ({ file })))("the sentences of $file.pathname", ({ file }) => {
  const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

  it.each(cases)("$id $text", ({ text, at, intent }) => {
    const meaning = builtInUnderstanding().understand(text, { today: parseDay(at) });
    expect(meaning.intent).toBe(intent);
    expect(meaning.confidence).toBeGreaterThan(0.5);
  });

  it("were not taught", () => {
    const taught = new Set(builtInMaterial().examples.map(({ text }) => text));
    expect(cases.filter(({ text }) => taught.has(text))).toEqual([]);
  });
});
