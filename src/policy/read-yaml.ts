import { type Alias, type Document, isMap, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { Failure } from "../domain/failure.ts";
import { complaintOf } from "./complaint.ts";

/** A YAML file that has been read: its content, and where each part of it stands. */
export interface YamlSource {
  readonly file: string;
  readonly content: unknown;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** No file of rules needs more; a larger one is a mistake. */
const MOST_CHARACTERS = 4_000_000;

/** The first place that only points at another: rules are written out, so that each stands where it is read. */
function firstAlias(document: Document): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Reads YAML, refusing what is not well formed, repeated keys included.
 *
 * @throws {Failure} policy/unreadable, naming file and line
 */
export function readYaml(file: string, text: string): YamlSource {
  const refuse = (line: number, expected: string) =>
    new Failure("policy/unreadable", { file, line, key: "(file)", expected });
  if (text.length > MOST_CHARACTERS) throw refuse(1, "a policy is smaller than 4 MB; split it");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [problem] = document.errors;
  if (problem) throw refuse(lines.linePos(problem.pos[0]).line, problem.message);
  const alias = firstAlias(document);
  if (alias) {
    const [start = 0] = alias.range ?? [];
    const expected = `*${alias.source} points at another place; write it out, or put a text in quotes`;
    throw refuse(lines.linePos(start).line, expected);
  }
  return {
    file,
    content: document.toJS(),
    lineOf: (path) => lineOf(document, lines, path),
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
    file: source.file,
    line: source.lineOf(path),
    key: path.map(String).join(".") || "(file)",
    expected,
  });
}
