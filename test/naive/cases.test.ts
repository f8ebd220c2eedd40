import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import type { Question } from "./common.ts";
import { NAIVE_POLICY_IDS, type NaivePolicyId, naiveStanding } from "./naive-standing.ts";

type Fields = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, readonly Fields[]>>;

interface WorkedCase {
  readonly id: string;
  readonly policy: NaivePolicyId;
  readonly kind: string;
  readonly asOf: Day;
  readonly input: Omit<Question, "asOf">;
  readonly expect: Lists;
  readonly expectNone?: Lists;
}

const FOLDER = join(import.meta.dirname, "..", "fixtures", "cases");

const cases = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as WorkedCase[])
  .filter((one) => one.kind === "evaluate" && NAIVE_POLICY_IDS.includes(one.policy));

/** Every list, each an array that holds at least the given elements, by the fields they name. */
function holding(lists: Lists) {
  return Object.fromEntries(
    Object.entries(lists).map(([name, elements]) => [
      name,
      expect.arrayContaining(elements.map((element) => expect.objectContaining(element))),
    ]),
  );
}

describe("the worked cases", () => {
  test("cover every policy that the naive evaluator knows", () => {
    expect(new Set(cases.map((one) => one.policy))).toEqual(new Set(NAIVE_POLICY_IDS));
  });

  test.each(cases)("$id: $policy comes out as worked by hand", (one) => {
    const standing = naiveStanding(one.policy, one.input, one.asOf);
    expect(standing).toMatchObject(holding(one.expect));
    for (const [name, elements] of Object.entries(one.expectNone ?? {})) {
      const found = standing[name as keyof typeof standing];
      for (const element of elements) {
        expect(found).not.toContainEqual(expect.objectContaining(element));
      }
    }
  });
});
