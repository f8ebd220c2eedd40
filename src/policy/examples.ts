import type { Day } from "../domain/day.ts";
import type { Policy } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import { readFacts } from "./facts.ts";
import type { PolicyExample } from "./policy-file.ts";

/** An example that the rules do not bear out, with the first thing that differs. */
export interface FailingExample {
  readonly name: string;
  readonly expected: string;
  readonly found: string;
}

type Json = Readonly<Record<string, unknown>>;

/** What names an element of a list: records by id, lines by scope, window and label. */
const NAMING_KEYS = ["id", "scope", "window", "label"];

function sameName(wanted: Json, found: Json): boolean {
  return NAMING_KEYS.every((key) => wanted[key] === undefined || wanted[key] === found[key]);
}

/** The first key whose value differs, if any. */
function difference(wanted: Json, found: Json): string | undefined {
  return Object.keys(wanted).find((key) => {
    const [a, b] = [wanted[key], found[key]];
    if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) > 0.0001;
    return a !== b;
  });
}

function compareList(
  list: string,
  wanted: readonly Json[],
  found: readonly Json[],
): FailingExample[] {
  return wanted.flatMap((each) => {
    const match = found.find((other) => sameName(each, other));
    const name = NAMING_KEYS.flatMap((key) => (each[key] === undefined ? [] : [each[key]])).join(
      " ",
    );
    if (!match) return [{ name: "", expected: `${list} ${name}`, found: "no such line" }];
    const key = difference(each, match);
    if (key === undefined) return [];
    const say = (from: Json) => `${list} ${name}: ${key} ${JSON.stringify(from[key])}`;
    return [{ name: "", expected: say(each), found: say(match) }];
  });
}

/** The facts of an example; records without an id are called r1, r2, and so on. */
function factsOf(policy: Policy, example: PolicyExample) {
  const records = example.records.map((record, index) => ({ id: `r${index + 1}`, ...record }));
  const input = { teacher: { id: "example", ...example.teacher }, records };
  return readFacts(input, `policy ${policy.id}, example "${example.name}"`);
}

/**
 * Runs the examples that a policy carries.
 *
 * @throws {Failure} input/unreadable if an example's facts are not well formed
 */
export function failingExamples(policy: Policy): FailingExample[] {
  return policy.file.examples.flatMap((example) => {
    const standing = evaluate(policy, factsOf(policy, example), example.on as Day);
    const found = standing as unknown as Json;
    const [first] = Object.entries(example.expect).flatMap(([list, wanted]) => {
      const lines = found[list];
      if (Array.isArray(lines)) return compareList(list, wanted, lines as readonly Json[]);
      const lists = Object.keys(found).filter((key) => Array.isArray(found[key]));
      return [{ name: "", expected: `a list called ${list}`, found: lists.join(", ") }];
    });
    return first ? [{ ...first, name: example.name }] : [];
  });
}
