import { describe, expect, it } from "vitest";
import { z } from "zod";
import { complaintOf } from "../../../src/policy/loading/explain-issues.ts";

/** What is said of a value by a format made up for the test. */
function said(schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value, { reportInput: true });
  return error && complaintOf(error.issues, schema);
}

describe("a complaint", () => {
  const word = z.string("write a word");

  it.each([
    // why, format, value, path, words
    ["the format's own words", z.object({ a: word }), { a: 3 }, ["a"], "write a word"],
    ["what is missing", z.object({ a: word }), {}, ["a"], "is missing; write a word"],
    [
      "words for a type",
      z.object({ a: z.array(z.string()) }),
      { a: [1] },
      ["a", 0],
      "write a text",
    ],
    [
      "words for another type",
      z.object({ a: z.boolean() }),
      { a: "yes" },
      ["a"],
      "write true or false",
    ],
    ["words for a limit", z.number().max(3), 4, [], "write at most 3"],
    ["words for another limit", z.number().min(3), 2, [], "write at least 3"],
    [
      "the deeper of two alternatives",
      z.union([z.string(), z.object({ a: word })]),
      { a: 1 },
      ["a"],
      "write a word",
    ],
    [
      "of two as deep the one in words of its own",
      z.union([z.number(), word]),
      true,
      [],
      "write a word",
    ],
    [
      "else the first of the alternatives",
      z.union([z.number(), z.string()]),
      true,
      [],
      "write a number",
    ],
    [
      "deeper also than words for all of them",
      z.union(
        [z.object({ a: z.number() }), z.strictObject({ b: z.object({ c: z.string() }) })],
        "write one",
      ),
      { b: { c: 3 } },
      ["b", "c"],
      "write a text",
    ],
    [
      "words for all alternatives rather than for one",
      z.union([z.number(), z.string()], "write one"),
      true,
      [],
      "write one",
    ],
    [
      "an unknown key before a missing one",
      z.strictObject({ abc: word, d: word }),
      { abd: "x" },
      ["abd"],
      "there is no such key here; did you mean abc?",
    ],
    [
      "what is wrong with a key",
      z.record(z.string().min(3, "write three letters"), word),
      { a: "b" },
      ["a"],
      "write three letters",
    ],
    [
      "what there are no better words for",
      z.number().multipleOf(5),
      3,
      [],
      "Invalid number: must be a multiple of 5",
    ],
    [
      "a type there are no better words for",
      z.symbol(),
      3,
      [],
      "Invalid input: expected symbol, received number",
    ],
  ])("gives %s", (_why, schema, value, path, expected) => {
    expect(said(schema, value)).toEqual({ path, expected });
  });
});
