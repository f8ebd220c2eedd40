import { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import { nearest } from "../../domain/nearest.ts";
import {
  DESIGNATION_KINDS,
  DIRECTIONS,
  LEAVE_KINDS,
  POSTING_KINDS,
  SENDERS,
  STAGES,
} from "../../domain/teacher.ts";
import { withAllKeys } from "../../domain/training-record.ts";
import type { Facts } from "../engine/evaluate.ts";
import { day, listOf, OBJECT, oneOf, TOO_LARGE, TOO_SMALL, text } from "../terms/fact-fields.ts";
import { keysAt } from "../terms/known-keys.ts";
import { recordFacts } from "../terms/record-facts.ts";

const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to;
const ORDER = { error: "ends before it starts", path: ["to"] };

const semesters = z.number("must be a number").min(0, TOO_SMALL).max(100, TOO_LARGE);
const leave = z
  .strictObject(
    {
      kind: oneOf(LEAVE_KINDS),
      from: day.optional(),
      to: day.optional(),
      fullSemesters: semesters.optional(),
    },
    OBJECT,
  )
  .refine(inOrder, ORDER);

const posting = z
  .strictObject(
    {
      kind: oneOf(POSTING_KINDS),
      from: day.optional(),
      to: day.optional(),
      sentBy: oneOf(SENDERS).optional(),
      towards: oneOf(DIRECTIONS).optional(),
    },
    OBJECT,
  )
  .refine(inOrder, ORDER);

const designation = z.strictObject({ kind: oneOf(DESIGNATION_KINDS), on: day }, OBJECT);

const teacher = z.strictObject(
  {
    id: text.min(1, "must not be empty"),
    name: text.optional(),
    stage: oneOf(STAGES).optional(),
    hiredOn: day.optional(),
    confirmedOn: day.optional(),
    roles: listOf(text).optional(),
    leaves: listOf(leave).optional(),
    postings: listOf(posting).optional(),
    designations: listOf(designation).optional(),
  },
  OBJECT,
);

const facts = z
  .strictObject(
    { teacher, records: listOf(recordFacts).default([]) },
    "must be an object with teacher and records",
  )
  .superRefine(({ records }, context) => {
    const seen = new Map<string, number>();
    for (const [index, { id }] of records.entries()) {
      const first = seen.get(id);
      if (first !== undefined) {
        const message = `repeats the id "${id}" of records.${first}; give every record its own`;
        context.addIssue({ code: "custom", message, path: ["records", index, "id"] });
      }
      seen.set(id, index);
    }
  });

/**
 * Checks one teacher with records, as the contract describes them.
 *
 * @param source what to call the input in an error, such as a file name
 * @throws {Failure} input/unreadable, naming the key; a key that is unknown with the nearest known one
 */
export function readFacts(input: unknown, source: string): Facts {
  const { teacher, records } = checked(facts, input, source);
  return { teacher, records: records.map(withAllKeys) };
}

/** Checks a single record. */
export function readRecord(input: unknown, source: string): Facts["records"][number] {
  return withAllKeys(checked(recordFacts, input, source));
}

function checked<T extends z.ZodType>(schema: T, input: unknown, source: string): z.output<T> {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const misspelt = issues.find(({ code }) => code === "unrecognized_keys");
  const { path, expected } = complaint((misspelt ?? issues[0]) as z.core.$ZodIssue, schema);
  throw new Failure("input/unreadable", {
    source,
    key: path.map(String).join(".") || "(whole)",
    expected,
  });
}

/** What is wrong, and where; a misspelt key says more than the one it leaves missing. */
function complaint(issue: z.core.$ZodIssue, schema: z.ZodType) {
  const { path, message, code, input } = issue;
  if (code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const near = nearest(key, keysAt(schema, path));
    const hint = near ? `; did you mean ${near}?` : "";
    return { path: [...path, key], expected: `there is no such key${hint}` };
  }
  const missing = input === undefined && code !== "custom";
  return { path, expected: missing ? `is missing; it ${message}` : message };
}
