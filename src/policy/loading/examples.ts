import type { Day } from "../../domain/day.ts";
import type { Policy } from "../engine/compile.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { PolicyExample } from "../engine/policy-file.ts";
import { readFacts } from "./facts.ts";

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

/** Whether a value is the one written; of a list, whether everything written is found in it. */
function agrees(wanted: unknown, found: unknown): boolean {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) <= 0.0001;
  }
  if (Array.isArray(wanted) && Array.isArray(found)) {
    return wanted.every((each) =>
      found.some((other) => difference(each as Json, other as Json) === undefined),
    );
  }
  return wanted === found;
}

/** The first key whose value differs, if any. */
function difference(wanted: Json, found: Json): string | undefined {
  return Object.keys(wanted).find((key) => !agrees(wanted[key], found[key]));
}

/** YAML reads a year without quotes as a number, which is the name of no line. */
function noLine({ label }: Json): string {
  const hint = typeof label === "number" ? `; put the year in quotes: label: "${label}"` : "";
  return `no such line${hint}`;
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
    if (!match) return [{ name: "", expected: `${list} ${name}`, found: noLine(each) }];
    const key = difference(each, match);
    if (key === undefined) return [];
    const say = (from: Json) => `${list} ${name}: ${key} ${JSON.stringify(from[key])}`;
    return [{ name: "", expected: say(each), found: say(match) }];
  });
}

function compareAbsent(
  list: string,
  unwanted: readonly Json[],
  found: readonly Json[],
): FailingExample[] {
  return unwanted.flatMap((each) => {
    const match = found.find((other) => difference(each, other) === undefined);
    if (!match) return [];
    return [
      { name: "", expected: `no ${list} like ${JSON.stringify(each)}`, found: "there is one" },
    ];
  });
}

/** The facts of an example; records without an id are called r1, r2, and so on. */
export function factsOf(example: PolicyExample, index: number) {
  const records = example.records.map((record, index) => ({ id: `r${index + 1}`, ...record }));
  const input = { teacher: { id: "example", ...example.teacher }, records };
  return readFacts(input, `examples.${index}`);
}

type Compare = (list: string, written: readonly Json[], found: readonly Json[]) => FailingExample[];

/** Compares what an example writes, list by list, with the lists of a standing. */
function compareLists(
  written: Readonly<Record<string, readonly Json[]>>,
  standing: Json,
  compare: Compare,
): FailingExample[] {
  return Object.entries(written).flatMap(([list, elements]) => {
    const lines = standing[list];
    if (Array.isArray(lines)) return compare(list, elements, lines as readonly Json[]);
    const lists = Object.keys(standing).filter((key) => Array.isArray(standing[key]));
    return [{ name: "", expected: `a list called ${list}`, found: lists.join(", ") }];
  });
}

/** The first thing in which a standing differs from what an example expects of it, if any. */
export function differing(example: PolicyExample, standing: object): FailingExample | undefined {
  const [first] = [
    ...compareLists(example.expect, standing as Json, compareList),
    ...compareLists(example.absent, standing as Json, compareAbsent),
  ];
  return first && { ...first, name: example.name };
}

/**
 * Runs the examples that a policy carries.
 *
 * @throws {Failure} input/unreadable if an example's facts are not well formed; its source is the
 * place of the example in the file, such as `examples.0`
 */
export function failingExamples(policy: Policy): FailingExample[] {
  return policy.file.examples.flatMap((example, index) => {
    const standing = evaluate(policy, factsOf(example, index), example.on as Day);
    return differing(example, standing) ?? [];
  });
}
