import { describe, expect, test } from "vitest";
import type { Day } from "../../src/domain/day.ts";
import type { PolicyExample } from "../../src/policy/engine/policy-file.ts";
import { differing, factsOf } from "../../src/policy/loading/examples.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { NAIVE_KEYS } from "./lines.ts";
import { NAIVE_POLICY_IDS, naiveStanding } from "./naive-standing.ts";

type Lists = PolicyExample["expect"];

const LISTS: Readonly<Record<string, readonly string[]>> = NAIVE_KEYS;

const isKnown = (list: string, key: string) => LISTS[list]?.includes(key) ?? false;

/** An example as far as the naive evaluator speaks of it: without reasons and articles. */
function inFigures(example: PolicyExample): PolicyExample {
  const lines = (lists: Lists) => Object.entries(lists).filter(([list]) => list in LISTS);
  const figures = lines(example.expect).map(([list, elements]) => {
    const kept = elements.map((element) =>
      Object.fromEntries(Object.entries(element).filter(([key]) => isKnown(list, key))),
    );
    return [list, kept];
  });
  // An absent line with fewer keys would be another claim, so it is left out whole.
  const absent = lines(example.absent).map(([list, elements]) => {
    const kept = elements.filter((element) =>
      Object.keys(element).every((key) => isKnown(list, key)),
    );
    return [list, kept];
  });
  return { ...example, expect: Object.fromEntries(figures), absent: Object.fromEntries(absent) };
}

const catalogue = builtInPolicies();

describe.each(NAIVE_POLICY_IDS)("the examples of %s", (id) => {
  const { examples } = catalogue.policy(id).file;

  test.each(examples.map((example, index) => ({ name: example.name, example, index })))(
    "come out the same by hand: $name",
    ({ example, index }) => {
      const standing = naiveStanding(id, factsOf(example, index), example.on as Day);
      expect(differing(inFigures(example), standing)).toBeUndefined();
    },
  );
});
