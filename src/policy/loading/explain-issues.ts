import type { z } from "zod";
import { isDay } from "../../domain/day.ts";
import { nearest } from "../../domain/nearest.ts";
import { hint } from "../terms/hint.ts";
import { keysAt } from "../terms/known-keys.ts";

type Issue = z.core.$ZodIssue;

/** What is wrong with a file's content, and at which key. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
}

const TYPES: Readonly<Record<string, string>> = {
  array: "write a list",
  object: "write keys and values",
  record: "write keys and values",
  string: "write a text",
  number: "write a number",
  int: "write a whole number",
  boolean: "write true or false",
};

/** Whether somebody wrote this message for people; the format's own begin like this. */
function isWorded({ message }: Issue): boolean {
  return !/^(Invalid |Unrecognized |Too )/.test(message);
}

function wording(issue: Issue): string {
  if (isWorded(issue)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.message;
    case "invalid_value":
      return `write ${issue.values.join(" or ")}`;
    case "too_small":
      return issue.origin === "array" ? "write at least one" : `write at least ${issue.minimum}`;
    case "too_big":
      return `write at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

/** How much an issue tells: an unknown key most, then the deeper one, then one in our words. */
function weight(issue: Issue): number {
  const unknownKey = issue.code === "unrecognized_keys" ? 1000 : 0;
  return unknownKey + issue.path.length * 2 + (isWorded(issue) ? 1 : 0);
}

/** An issue of several alternatives, or of a key, opened to what lies within. */
function opened(issue: Issue): Issue {
  if (issue.code !== "invalid_union" && issue.code !== "invalid_key") return issue;
  const within = issue.code === "invalid_key" ? [issue.issues] : issue.errors;
  const inner = mostTelling(within.flatMap((branch) => mostTelling(branch) ?? []));
  const better = inner && (!isWorded(issue) || weight(inner) > 1);
  return better ? { ...inner, path: [...issue.path, ...inner.path] } : issue;
}

const NO_DAYS =
  "has no table of days; only at, at-least, credits, add and the on of a deadline may change by day";

/** Whether somebody wrote values by the days from which they hold. */
function isTableOfDays(written: unknown): boolean {
  if (typeof written !== "object" || written === null) return false;
  const keys = Object.keys(written);
  return keys.length > 0 && keys.every(isDay);
}

/** The key beside it under which a key is known, such as `teacher` for `stage`. */
function keyAbove(key: string, schema: z.ZodType, path: readonly PropertyKey[]) {
  return [...keysAt(schema, path)].find((beside) => keysAt(schema, [...path, beside]).has(key));
}

/**
 * What to write instead of an unknown key. YAML takes what stands after a comma inside braces for
 * a key, and a whole `at：40` or `at:40` too: no key of ours has a blank or a colon in it.
 */
function instead(key: string, schema: z.ZodType, path: readonly PropertyKey[]): string {
  if (/[:：]/.test(key))
    return "; write a half-width colon and a blank after a key, such as at: 40";
  const known = keysAt(schema, path);
  const above = nearest(key, known) === undefined && keyAbove(key, schema, path);
  if (above) return `; write it under ${above}, as ${above}: { ${key}: … }`;
  if (/\s/.test(key)) return '; a text with a comma in it must be in quotes: "…, …"';
  return hint(key, known);
}

function mostTelling(issues: readonly Issue[]): Issue | undefined {
  return issues.map(opened).sort((a, b) => weight(b) - weight(a))[0];
}

/** The one thing to fix first, in a few words, of everything that a format objects to. */
export function complaintOf(issues: readonly Issue[], schema: z.ZodType): Complaint {
  const issue = mostTelling(issues) as Issue;
  const { path } = issue;
  const [key = ""] = issue.code === "unrecognized_keys" ? issue.keys : [];
  if (isDay(key) || isTableOfDays(issue.input)) return { path, expected: NO_DAYS };
  if (issue.code === "unrecognized_keys") {
    const expected = `there is no such key here${instead(key, schema, path)}`;
    return { path: [...path, key], expected };
  }
  const missing = issue.input === undefined && issue.code !== "custom";
  return { path, expected: missing ? `is missing; ${wording(issue)}` : wording(issue) };
}
