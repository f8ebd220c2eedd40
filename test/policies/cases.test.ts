import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import { evaluate } from "../../src/policy/engine/evaluate.ts";
import { readFacts } from "../../src/policy/loading/facts.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly policy: string;
  readonly question: string;
  readonly asOf: string;
  readonly input: unknown;
  readonly expect: Readonly<Record<string, readonly object[]>>;
  readonly expectNone?: Readonly<Record<string, readonly object[]>>;
}

const folder = new URL("../fixtures/cases/", import.meta.url);
const catalogue = builtInPolicies();

const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Case[])
  .filter(({ kind, policy }) => kind === "evaluate" && catalogue.ids.includes(policy));

/** A number may differ in the fifth decimal, for thirds have no end. */
function approximately(part: object): object {
  return expect.objectContaining(
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        typeof value === "number" ? expect.closeTo(value, 4) : value,
      ]),
    ),
  );
}

describe("the worked cases", () => {
  it("are there", () => {
    expect(cases.length).toBeGreaterThan(9);
  });

  it.each(cases)("$policy $id: $question", (each) => {
    const facts = readFacts(each.input, each.id);
    const standing = evaluate(catalogue.policy(each.policy), facts, each.asOf as Day);
    const found = standing as unknown as Record<string, object[]>;
    for (const [list, parts] of Object.entries(each.expect)) {
      for (const part of parts) expect(found[list]).toContainEqual(approximately(part));
    }
    for (const [list, parts] of Object.entries(each.expectNone ?? {})) {
      for (const part of parts) expect(found[list]).not.toContainEqual(approximately(part));
    }
  });
});
