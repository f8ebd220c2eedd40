import { type Document, isMap, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import { complaintOf } from "./explain-issues.ts";
import { type Misformed, malformed } from "./yaml-form.ts";
import { explainSyntaxError, notText } from "./yaml-mistakes.ts";

/** A line of a file, to say where something stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What YAML says, whether in one file or in several, and where each part of it stands. */
export interface YamlSource {
  readonly content: unknown;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
}

/** Several times the longest file of rules; reading far more would keep everybody waiting. */
const MOST_CHARACTERS = 500_000;

/** A place within a file as messages name it: `caps.1.at`. */
export function keyOf(path: readonly PropertyKey[]): string {
  return path.map(String).join(".") || "(file)";
}

/**
 * Reads YAML, refusing what is not well formed, repeated keys included.
 *
 * @param prepare changes what was read before anybody looks at it, and may refuse it
 * @throws {Failure} policy/unreadable, naming file and line
 */
export function readYaml(
  file: string,
  text: string,
  prepare: (document: Document) => Misformed | undefined = () => undefined,
): YamlSource {
  const refuse = (line: number, expected: string, key = keyOf([])) =>
    new Failure("policy/unreadable", { file, line, key, expected });
  if (text.length > MOST_CHARACTERS) {
    throw refuse(1, `write fewer than ${MOST_CHARACTERS} characters; split the policy`);
  }
  const strange = notText(text);
  if (strange) throw refuse(strange.line, strange.expected);
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false };
  const document = parseDocument(text, options);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [problem] = document.errors;
  if (problem) {
    const line = lineAt(problem.pos[0]);
    throw refuse(line, explainSyntaxError(problem, text.split("\n")[line - 1] ?? ""));
  }
  const found = malformed(document.contents) ?? prepare(document);
  if (found) throw refuse(lineAt(found.offset), found.expected, keyOf(found.path));
  return {
    content: document.toJS(),
    placeOf: (path) => ({ file, line: lineOf(document, lines, path) }),
  };
}

/** The line of the deepest part of a path that exists in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number] } | undefined;
    const parent = document.getIn(path.slice(0, depth - 1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(key) === String(path[depth - 1]))
      : undefined;
    const range = (pair?.key as { range?: [number] } | undefined)?.range ?? node?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/**
 * Checks a file's content against the format.
 *
 * @throws {Failure} policy/unreadable, naming file, line, key and what was expected
 */
export function parseSource<T extends z.ZodType>(source: YamlSource, schema: T): z.output<T> {
  const result = schema.safeParse(source.content, { reportInput: true });
  if (result.success) return result.data;
  const { path, expected } = complaintOf(result.error.issues, schema);
  throw new Failure("policy/unreadable", {
    ...source.placeOf(path),
    key: keyOf(path),
    expected,
  });
}
