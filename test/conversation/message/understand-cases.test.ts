import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { meaningOf } from "../../support/meaning-of.ts";

interface Case {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly intent: string;
}

const file = new URL("../../fixtures/cases/understand.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("the worked sentences", () => {
  it.each(cases)("$id $text", ({ text, at, intent }) => {
    const meaning = meaningOf(text, { today: parseDay(at) });
    expect(meaning.intent).toBe(intent);
    expect(meaning.confidence).toBeGreaterThan(0.5);
  });

  it("were not taught", () => {
    const taught = new Set(builtInMaterial().examples.map(({ text }) => text));
    expect(cases.filter(({ text }) => taught.has(text))).toEqual([]);
  });
});
